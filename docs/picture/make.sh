#!/bin/sh
# Makes the pictures of the README and of docs/terminal.md from the journal beside this script, which a
# terminal recorded while a worker and the window proxy were stopped for some seconds and a worker was killed.
set -eu
here=$(CDPATH='' cd "$(dirname "$0")" && pwd -P)
unset NO_COLOR
export COLORTERM=truecolor TERM=xterm-256color TZ=UTC LC_ALL=C.UTF-8
METEO_JAVA_OPTS="-Dstdout.encoding=UTF-8 ${METEO_JAVA_OPTS:-}"
export METEO_JAVA_OPTS

# pictures OUTPUT SVG-OPTIONS TERMINAL-OPTION...
pictures() {
  output=$here/$1
  svg_options=$2
  shift 2
  # shellcheck disable=SC2086 # several options
  "$here/../../meteo" terminal replay "$here/kitchen.jsonl" "$@" | "$here/screen_to_svg.py" $svg_options >"$output.new"
  mv "$output.new" "$output"
}

end=2026-11-21T15:36:52Z
pictures dark.svg "" --picture 110x32 --to "$end"
pictures light.svg --light --picture 110x32 --to "$end" --theme light
pictures wide.svg "" --picture 160x45 --to "$end"
pictures wide-light.svg --light --picture 160x45 --to "$end" --theme light
pictures moving.svg "--seconds 0.5" --picture 100x28 --from 2026-11-21T15:34:12Z --to "$end" --every 5s
