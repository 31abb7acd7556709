#!/bin/sh
# Builds what ./candor starts: package.sh HOME SOURCE-HASH. Called by the launcher when the build for
# these sources, or its start-up cache for this JDK, is not there. Says what it does on standard
# error; Maven's own words go to .candor/build.log.
set -u
CDPATH=
program=candor
home=$1
source_hash=$2

. "$home/build/jdk.sh"
. "$home/build/run.sh"

LONGEST_TRAINING_SECONDS=180

folder=$home/.candor
build=$folder/build-$source_hash
log=$folder/build.log
new=$folder/new-$$

discard_output() {
    cat >/dev/null
}

# One build at a time. The lock goes away with this process.
lock() {
    if command -v flock >/dev/null 2>&1; then
        exec 9>"$folder/lock"
        if ! flock -n 9; then
            say "waiting for another build of this folder to end."
            flock 9
        fi
        return
    fi
    until mkdir "$folder/lock.d" 2>/dev/null; do
        read -r owner <"$folder/lock.d/pid" || owner=
        if [ -n "$owner" ] && ! kill -0 "$owner" 2>/dev/null; then
            rm -rf "$folder/lock.d"
        else
            sleep 1
        fi
    done
    echo $$ >"$folder/lock.d/pid"
    trap 'rm -rf "$folder/lock.d"' EXIT
}

compile() {
    find_jdk build
    find_maven
    say "building (the first time takes a minute or two; details in $log)."
    # From scratch: a jar or class of other sources must not stay.
    rm -rf "$folder/maven"
    if ! run_maven "$home" discard_output "$log" -pl app -am package "-Dbuild.folder=$folder/maven" \
        -Dmaven.test.skip=true -Dformat.skip=true -Djacoco.skip=true -Denforcer.skip=true; then
        show_errors "$log"
        fail "$EX_SOFTWARE" "could not be built; all that Maven said is in $log."
    fi
}

assemble() {
    rm -rf "$new"
    mkdir "$new" "$new/native" &&
        cp "$folder"/maven/candor-[0-9]*.jar "$new/candor.jar" &&
        cp -R "$folder/maven/lib" "$new/lib" &&
        lift_classes &&
        unpack_natives &&
        (cd "$new" && hash_files candor.jar lib | LC_ALL=C sort | hash_of_input | cut -c 1-24) >"$new/jars.new" &&
        mv "$new/jars.new" "$new/jars" &&
        mv "$new" "$build" ||
        fail "$EX_CANTCREAT" "was built but could not be put into $build; is the disk full?"
}

# Gives the classes of Java 5 in some libraries what the start-up cache asks for. Without it all works,
# and starts more slowly.
lift_classes() {
    "$jdk/bin/java" "$home/build/LiftClasses.java" "$new/lib" >>"$log" 2>&1 ||
        say "starts more slowly than it could: some classes could not be made ready (see $log)."
}

# The shared libraries for this machine out of their jars: a start need not write them to /tmp, which
# costs time and fails where /tmp may not hold programs. For a machine that is not in the list they
# stay in the jars.
unpack_natives() {
    case $(uname -s)-$(uname -m) in
        Linux-x86_64) netty=x86_64 sqlite=x86_64 ;;
        Linux-aarch64) netty=aarch_64 sqlite=aarch64 ;;
        *) return 0 ;;
    esac
    system=Linux
    for musl in /lib/ld-musl-*; do
        [ -e "$musl" ] && system=Linux-Musl
    done
    unpack sqlite-jdbc-*.jar "org/sqlite/native/$system/$sqlite/libsqlitejdbc.so" &&
        unpack "netty-transport-native-epoll-*-linux-$netty.jar" \
            "META-INF/native/libnetty_transport_native_epoll_$netty.so" &&
        unpack "netty-tcnative-boringssl-static-*-linux-$netty.jar" \
            "META-INF/native/libnetty_tcnative_linux_$netty.so"
}

# Puts the entry $2 of the one jar in lib/ whose name fits $1 into native/.
unpack() {
    # shellcheck disable=SC2086
    for jar in "$new"/lib/$1; do
        (cd "$new/native" && "$jdk/bin/jar" xf "$jar" "$2") &&
            mv "$new/native/$2" "$new/native/" &&
            rm -r "$new/native/${2%%/*}"
    done
}

# Has the program serve its own pages for a moment, so that the JVM can remember what it loaded.
train() {
    say "preparing a quicker start (once, about ten seconds)."
    run_under=
    if command -v timeout >/dev/null 2>&1; then
        run_under="timeout -k 5 $LONGEST_TRAINING_SECONDS"
    fi
    if (CANDOR_JAVA_OPTS='' start_java "$build" "-XX:AOTCacheOutput=$cache.new" --train) \
        </dev/null >>"$log" 2>&1 && [ -s "$cache.new" ]; then
        mv "$cache.new" "$cache"
    else
        rm -f "$cache.new" "$cache.new.config"
        : >"$cache.failed"
        say "starts without its start-up cache, a second slower: it could not be made (see $log)."
    fi
}

# Removes the builds of other sources, except those that a running program holds the lock of, and
# what an interrupted build left behind. Without flock nobody can tell, so all of them stay.
sweep() {
    for left in "$folder"/new-*; do
        [ "$left" = "$new" ] || rm -rf "$left"
    done
    command -v flock >/dev/null 2>&1 || return 0
    for other in "$folder"/build-*; do
        if [ "$other" != "$build" ] && [ -d "$other" ]; then
            if [ ! -e "$other/jars" ] || flock -n -x "$other/jars" true; then
                rm -rf "$other"
            fi
        fi
    done
}

mkdir -p "$folder/work" 2>/dev/null
[ -w "$folder" ] && [ -w "$folder/work" ] ||
    fail "$EX_CANTCREAT" "must build itself first but cannot write to $folder; run it once as the user who owns $home."
trap 'exit 130' INT
trap 'exit 143' TERM
lock
if [ ! -e "$build/jars" ]; then
    compile
    assemble
fi
find_jdk run
name_cache "$build"
if [ ! -e "$cache" ] && [ ! -e "$cache.failed" ]; then
    train
fi
sweep
exit 0
