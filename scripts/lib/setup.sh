# Installs what is missing, with the platform's own package manager, and says so. Sourced.
# Debian 12 and 13 are proved; macOS (Homebrew) and Windows (Git Bash with winget) are written with care and untried.

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }

fresh_lists=
debian_install() { # packages; of "this|that" the first that this release has
  local missing=() package i
  for package in "$@"; do
    # dpkg-query fails where one of the names is unknown, whatever it says of the others
    { dpkg-query -W -f '${Status}\n' ${package//|/ } 2>/dev/null || :; } | grep -q 'ok installed' || missing+=("$package")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  if [ -z "$fresh_lists" ]; then
    as_root apt-get update -qq
    fresh_lists=yes
  fi
  for i in "${!missing[@]}"; do missing[i]=$(debian_name "${missing[i]}"); done
  say "installing ${missing[*]}"
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

debian_name() { # names joined by |; a name that is only another package's "provides" shows nothing
  local name
  for name in ${1//|/ }; do
    [ -z "$(apt-cache show --no-all-versions "$name" 2>/dev/null)" ] || break
  done
  echo "$name"
}

brew_install() { # formulas
  local formula
  command -v brew >/dev/null || { say "Homebrew is needed: https://brew.sh"; exit 1; }
  for formula in "$@"; do
    brew list "$formula" >/dev/null 2>&1 || { say "installing $formula"; brew install --quiet "$formula"; }
  done
}

winget_install() { # command, package id
  command -v "$1" >/dev/null || { say "installing $2"; winget install --silent --accept-source-agreements --accept-package-agreements --id "$2"; }
}

# what the program needs to be built and run
setup_build() {
  case "$(uname -s)" in
    Linux)
      command -v apt-get >/dev/null || { say "only Debian's apt-get is known here; java 17, maven, npm and libpulse are needed"; return 0; }
      find_java >/dev/null && command -v javac >/dev/null || debian_install 'openjdk-17-jdk-headless|default-jdk-headless'
      command -v mvn >/dev/null || debian_install maven
      command -v npm >/dev/null || debian_install nodejs npm
      # the ffmpeg that comes with the build is linked against these
      debian_install libpulse0 'libasound2t64|libasound2' libxcb1 libxcb-shm0 ca-certificates
      # speaks the lines of animatics; without it they are shown and not spoken
      debian_install libespeak-ng1 espeak-ng-data
      ;;
    Darwin) brew_install openjdk@17 maven node espeak-ng ;;
    MINGW* | MSYS*)
      winget_install javac EclipseAdoptium.Temurin.17.JDK
      winget_install mvn Apache.Maven
      winget_install npm OpenJS.NodeJS.LTS
      ;;
  esac
}

# what the tests need besides: real NLEs, a screen for them, a browser, readers of metadata
setup_tests() {
  [ "$(uname -s)" = Linux ] && command -v apt-get >/dev/null || return 0
  debian_install kdenlive shotcut melt frei0r-plugins blender xvfb xauth x11-utils dbus dbus-x11 xclip xdotool openbox imagemagick \
    libimage-exiftool-perl curl libgl1-mesa-dri fonts-dejavu-core chromium fonts-noto-cjk lua5.1 luajit python3
  setup_axe
  setup_premiere_types
}

# what looks for barriers in the panel; without it that one test is skipped and says so
setup_axe() {
  local cache=${PICKUP_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/pickup} part
  [ ! -f "$cache/axe-core/package/axe.min.js" ] || return 0
  say "fetching axe-core 4.11.1 (once) into $cache"
  mkdir -p "$cache"
  part=$(mktemp -d "$cache/.axe.XXXXXX")
  if (cd "$part" && npm pack --silent axe-core@4.11.1 >/dev/null && tar -xzf axe-core-*.tgz package/axe.min.js package/LICENSE); then
    mv "$part" "$cache/axe-core"
  else
    rm -rf "$part"
    say "axe-core could not be fetched: the test that uses it is skipped"
  fi
}

# what Adobe publishes of Premiere's and UXP's names, with the compiler that checks the panel against it (none of it is
# shipped); without it that one test is skipped and says so
setup_premiere_types() {
  local cache=${PICKUP_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/pickup} part package into
  [ ! -d "$cache/premiere-types" ] || return 0
  say "fetching Adobe's types for Premiere 26.3.0 and TypeScript 5.9.3 (5 MB, once) into $cache"
  mkdir -p "$cache"
  # copied beside and moved in, so that a broken run leaves no half of it
  part=$(mktemp -d "$cache/.premiere.XXXXXX")
  for package in @adobe/premierepro@26.3.0 @adobe/cc-ext-uxp-types@7.3.1 typescript@5.9.3; do
    into=$part/node_modules/${package%@*}
    mkdir -p "$into"
    if ! (cd "$into" && npm pack --silent "$package" >/dev/null && tar -xzf ./*.tgz --strip-components=1 && rm ./*.tgz); then
      rm -rf "$part"
      say "$package could not be fetched: the test that uses it is skipped"
      return 0
    fi
  done
  mv "$part" "$cache/premiere-types"
}

# a real S3 server for the relay's tests, of a pinned version; without it they are skipped and say so
setup_s3() {
  local cache=${PICKUP_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/pickup} pom=$root/bridge/src/test/s3/pom.xml version part
  version=$(sed -n 's/^  <version>\(.*\)<.*/\1/p' "$pom")
  [ ! -d "$cache/s3proxy-$version" ] || return 0
  say "fetching S3Proxy $version (43 MB, once) into $cache"
  mkdir -p "$cache"
  # copied beside and moved in, so that a broken run leaves no half server
  part=$(mktemp -d "$cache/.s3proxy.XXXXXX")
  if mvn -q -B -f "$pom" dependency:copy-dependencies -DincludeScope=runtime "-DoutputDirectory=$part" >/dev/null; then
    mv "$part" "$cache/s3proxy-$version"
  else
    rm -rf "$part"
    say "S3Proxy could not be fetched: the relay's tests against it are skipped"
  fi
}
