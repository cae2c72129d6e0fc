#!/bin/sh
# What part of a running worker's processor time its signs of life take: signs-cost.sh PID SECONDS (Linux).
# Compares the thread "signs" with the whole process, so that other work on the machine hardly matters.
set -eu
pid=$1
seconds=$2
ticks() { sed 's/.*) //' "$1/stat" | awk '{print $12 + $13}'; }
of_signs() {
  for task in /proc/"$pid"/task/*; do
    if [ "$(cat "$task/comm")" = signs ]; then ticks "$task"; fi
  done
}
all=$(ticks "/proc/$pid")
signs=$(of_signs)
sleep "$seconds"
all=$(($(ticks "/proc/$pid") - all))
signs=$(($(of_signs) - signs))
hertz=$(getconf CLK_TCK)
echo "$signs $all $hertz $seconds" |
  awk '{printf "signs %.2f s of %.2f s of processor time in %d s: %.2f %%\n", $1/$3, $2/$3, $4, $2 ? 100*$1/$2 : 0}'
