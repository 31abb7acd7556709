# What a built Candor is and how it is started. Sourced by ./candor and by build/package.sh, so that
# the training run and every later start use one and the same list of JVM options: the start-up
# cache is dropped whole when they differ. Needs build/jdk.sh.
#
# A build is the folder .candor/build-HASH, HASH being that of the sources; it is made under another
# name, renamed when complete and never changed afterwards but for the start-up cache beside it:
#   candor.jar, lib/      the program and what it needs
#   native/               the shared libraries for this machine, unpacked
#   jars                  the hash of all jars, for the cache's name
#   cache-JARS-JDK.aot    what the JVM remembers of the training run; a JVM does not notice by
#                         itself that a cache is for other jars, so the name has to say it

# Prints a hash of standard input.
hash_of_input() {
    if command -v sha256sum >/dev/null 2>&1; then
        sha256sum
    elif command -v shasum >/dev/null 2>&1; then
        shasum -a 256
    else
        cksum
    fi
}

# Prints a line with a hash and the name for every file that the find arguments $@ select.
hash_files() {
    if command -v sha256sum >/dev/null 2>&1; then
        find "$@" -type f -exec sha256sum {} +
    elif command -v shasum >/dev/null 2>&1; then
        find "$@" -type f -exec shasum -a 256 {} +
    else
        find "$@" -type f -exec cksum {} +
    fi
}

# What goes into a build.
SOURCES='pom.xml app/pom.xml app/src/main build/jdk.sh build/run.sh build/java.options build/package.sh
build/LiftClasses.java'

# Sets source_hash to a hash over the names and contents of everything that goes into a build. By
# content and not by time: a checkout may bring an old file with an old time, and a deleted one has
# none. To read it all takes longer than a start can spare, so .candor/sources remembers the hash
# for as long as no file has changed since as far as the kernel knows.
hash_sources() {
    look_at_sources
    source_hash=
    if [ -n "$sources_look" ] && [ -r "$home/.candor/sources" ]; then
        read -r source_hash known_look <"$home/.candor/sources"
        [ "$known_look" = "$sources_look" ] && return
    fi
    # shellcheck disable=SC2086
    source_hash=$(cd "$home" && hash_files $SOURCES | LC_ALL=C sort | hash_of_input)
    source_hash=${source_hash%% *}
    # The first 24 characters are plenty.
    source_hash=${source_hash%"${source_hash#????????????????????????}"}
    remember_sources
}

# Sets sources_look to a hash over the names, sizes, inodes and times of change of the same files: a
# file's time of change (ctime) is the kernel's, and no program can set it back. Empty where find
# cannot tell them; all is read then at each start.
look_at_sources() {
    # shellcheck disable=SC2086
    sources_look=$(cd "$home" && find pom.xml -printf '' 2>/dev/null &&
        find $SOURCES -type f -printf '%p %s %i %C@\n' | hash_of_input)
    sources_look=${sources_look%% *}
}

# Keeps source_hash for the next start; complete or not at all. The look is from before the reading,
# so that what changed meanwhile is read again.
remember_sources() {
    if [ -n "$sources_look" ] && [ -d "$home/.candor" ] && [ -w "$home/.candor" ]; then
        printf '%s %s\n' "$source_hash" "$sources_look" >"$home/.candor/sources.$$" &&
            mv "$home/.candor/sources.$$" "$home/.candor/sources"
    fi
}

# Sets cache to the name of the start-up cache of the build in folder $1 for the JDK that was found.
name_cache() {
    read -r jars_hash <"$1/jars"
    case $java_version in
        *[!A-Za-z0-9.+_-]*) java_version=unknown ;;
    esac
    cache=$1/cache-$jars_hash-$java_version.aot
}

# Replaces this process by the program in build folder $1 with the start-up cache option $2 (or
# nothing) and the rest as its arguments; run_under is a command to start it with, or nothing.
start_java() {
    build=$1
    cache_option=$2
    shift 2
    # CANDOR_JAVA_OPTS is split at spaces on purpose and comes last, so that it wins.
    set -f
    # shellcheck disable=SC2086
    set -- ${CANDOR_JAVA_OPTS:-} -jar "$build/candor.jar" "$@"
    set +f
    if [ -w "$home/.candor/work" ]; then
        set -- "-Dio.netty.native.workdir=$home/.candor/work" "-Dorg.sqlite.tmpdir=$home/.candor/work" \
            "-Dvertx.cacheDirBase=$home/.candor/work/vertx-cache" "$@"
    fi
    if [ -e "$build/native/libsqlitejdbc.so" ]; then
        set -- "-Djava.library.path=$build/native" "-Dorg.sqlite.lib.path=$build/native" \
            -Dorg.sqlite.lib.name=libsqlitejdbc.so "$@"
    fi
    if [ -n "$cache_option" ]; then
        set -- "$cache_option" "$@"
    fi
    # shellcheck disable=SC2086
    exec ${run_under:-} "$jdk/bin/java" "@$home/build/java.options" "$@"
}
