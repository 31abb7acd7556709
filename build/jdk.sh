# Finds a JDK 25 and Maven. Sourced by ./candor, ./verify and ./bench/run; POSIX sh, no output of
# its own but one sentence on standard error when something is missing.

CANDOR_JAVA_FEATURE=25
CANDOR_MAVEN_OLDEST=3.8.7

# Exit statuses, after sysexits.h: what is missing must be installed; what cannot be written.
EX_CONFIG=78
EX_CANTCREAT=73
EX_SOFTWARE=70

say() {
    printf '%s: %s\n' "${program:-candor}" "$*" >&2
}

fail() {
    fail_status=$1
    shift
    say "$@"
    exit "$fail_status"
}

# Sets java_version to what the JDK in folder $1 calls itself; false when it is not version 25.
# Reads its `release` file; only a JDK without one is started, because a start costs time.
is_jdk_25() {
    java_version=
    [ -x "$1/bin/java" ] || return 1
    if [ -r "$1/release" ]; then
        runtime_version=
        while IFS= read -r release_line || [ -n "$release_line" ]; do
            case $release_line in
                JAVA_VERSION=*) java_version=${release_line#JAVA_VERSION=} ;;
                JAVA_RUNTIME_VERSION=*) runtime_version=${release_line#JAVA_RUNTIME_VERSION=} ;;
            esac
        done <"$1/release"
        java_version=${java_version#\"}
        java_version=${java_version%\"*}
        runtime_version=${runtime_version#\"}
        runtime_version=${runtime_version%\"*}
    else
        java_version=$("$1/bin/java" -version 2>&1 | sed -n 's/.* version "\([^"]*\)".*/\1/p')
        runtime_version=
    fi
    case $java_version in
        "$CANDOR_JAVA_FEATURE" | "$CANDOR_JAVA_FEATURE".* | "$CANDOR_JAVA_FEATURE"-*) ;;
        *) return 1 ;;
    esac
    java_version=${runtime_version:-$java_version}
}

# Whether folder $1 will do for purpose $2 (run or build): building needs a compiler.
is_suitable() {
    is_jdk_25 "$1" || return 1
    [ "$2" = run ] || [ -x "$1/bin/javac" ]
}

# Sets follow_links_answer to the file that $1 is in the end. No readlink -f: not every system has it.
follow_links() {
    follow_links_answer=$1
    follow_links_left=40
    while [ -h "$follow_links_answer" ] && [ "$follow_links_left" -gt 0 ]; do
        follow_links_left=$((follow_links_left - 1))
        follow_links_target=$(readlink -- "$follow_links_answer")
        case $follow_links_target in
            /*) follow_links_answer=$follow_links_target ;;
            *) follow_links_answer=${follow_links_answer%/*}/$follow_links_target ;;
        esac
    done
}

# Sets jdk to the folder of a JDK 25 for purpose $1 (run or build) and java_version to its version:
# JAVA_HOME first, then the java on the PATH, then the usual folders. A JAVA_HOME of another version
# is passed over. Exits with one sentence when there is none.
find_jdk() {
    jdk=
    if [ -n "${JAVA_HOME:-}" ] && is_suitable "${JAVA_HOME%/}" "$1"; then
        jdk=${JAVA_HOME%/}
        return
    fi
    java_on_path=$(command -v java 2>/dev/null) || java_on_path=
    case $java_on_path in
        /*)
            follow_links "$java_on_path"
            candidate=${follow_links_answer%/bin/java}
            if is_suitable "$candidate" "$1"; then
                jdk=$candidate
                return
            fi
            ;;
    esac
    for candidate in /usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* /usr/local/java/* /opt/java/* /opt/jdk* \
        /opt/jdk/* "${HOME:-/nonexistent}"/.sdkman/candidates/java/* "${HOME:-/nonexistent}"/.jdks/* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home \
        /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
        if is_suitable "$candidate" "$1"; then
            jdk=$candidate
            return
        fi
    done
    fail "$EX_CONFIG" "needs a JDK $CANDOR_JAVA_FEATURE and found none in JAVA_HOME (${JAVA_HOME:-not set}), behind the java on the PATH (${java_on_path:-none}) or in the usual folders such as /usr/lib/jvm; install one (https://adoptium.net has packages) and set JAVA_HOME to it."
}

# Whether version $1 is $2 or later; both are numbers with dots.
is_at_least() {
    has=$1.0.0
    wants=$2.0.0
    for part in 1 2 3; do
        has_part=${has%%.*}
        wants_part=${wants%%.*}
        [ "$has_part" -gt "$wants_part" ] && return 0
        [ "$has_part" -lt "$wants_part" ] && return 1
        has=${has#*.}
        wants=${wants#*.}
    done
    return 0
}

# Sets maven to a Maven that is new enough; exits with one sentence when there is none. Needs jdk.
find_maven() {
    maven=$(command -v mvn 2>/dev/null) || maven=
    if [ -z "$maven" ] && [ -x "${MAVEN_HOME:-/nonexistent}/bin/mvn" ]; then
        maven=$MAVEN_HOME/bin/mvn
    fi
    if [ -z "$maven" ]; then
        fail "$EX_CONFIG" "needs Maven $CANDOR_MAVEN_OLDEST or later to build and found no mvn on the PATH; install it (on Debian and Ubuntu: apt-get install maven)."
    fi
    maven_version=$(JAVA_HOME=$jdk "$maven" -v 2>/dev/null |
        sed -n 's/.*Apache Maven \([0-9][0-9]*\(\.[0-9][0-9]*\)*\).*/\1/p')
    if [ -z "$maven_version" ] || ! is_at_least "$maven_version" "$CANDOR_MAVEN_OLDEST"; then
        fail "$EX_CONFIG" "needs Maven $CANDOR_MAVEN_OLDEST or later to build, but $maven is ${maven_version:-of an unknown version}; install a newer one (https://maven.apache.org/download.cgi)."
    fi
}

# Runs Maven in folder $1 on the JDK that was found, first without the network, then with it when
# something was not in the local repository yet. All of its output goes through the command named $2
# (which reads standard input) and into the file $3. Answers Maven's exit status.
run_maven() {
    maven_folder=$1
    maven_filter=$2
    maven_log=$3
    shift 3
    maven_once -o "$@" && return 0
    if [ "$maven_status" -ne 0 ] && grep -q 'in offline mode' "$maven_log"; then
        say "not everything is in Maven's local repository; fetching the rest."
        maven_once "$@" && return 0
    fi
    return "$maven_status"
}

maven_once() {
    rm -f "$maven_log.status"
    {
        # On JDK 24 and later Maven's own libraries cause warnings that say nothing about us.
        (
            cd "$maven_folder" &&
                JAVA_HOME=$jdk MAVEN_OPTS="--sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED ${MAVEN_OPTS:-}" \
                    "$maven" -B -ntp "$@" </dev/null 2>&1
        )
        echo $? >"$maven_log.status"
    } | tee "$maven_log" | "$maven_filter"
    read -r maven_status <"$maven_log.status" || maven_status=1
    rm -f "$maven_log.status"
    return "$maven_status"
}

# Prints what went wrong out of Maven's words in the file $1, each line once, without its advice.
show_errors() {
    awk '
        /^\[ERROR\] *$/ || /\[Help 1\] http|full stack trace|full debug logging/ { next }
        /following articles|resume the build| -rf :|^\[ERROR\] -> / { next }
        /^\[ERROR\]/ && !said[$0]++ && ++lines <= 15 { print }
    ' "$1" >&2
}
