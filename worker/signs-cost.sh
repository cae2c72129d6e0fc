#!/bin/sh
# What part of a running worker's processor time its signs of life take: signs-cost.sh PID SECONDS (Linux).
# Compares the thread "signs" with all threads, so that other work on the machine hardly matters. Nanoseconds from
# schedstat: the ticks of stat are longer than what is measured here.
set -eu
pid=$1
seconds=$2
nanos() {
  for task in /proc/"$pid"/task/*; do
    if [ "$1" = all ] || [ "$(cat "$task/comm")" = "$1" ]; then cat "$task/schedstat"; fi
  done | awk '{sum += $1} END {printf "%.0f\n", sum}'
}
all=$(nanos all)
signs=$(nanos signs)
sleep "$seconds"
all=$(($(nanos all) - all))
signs=$(($(nanos signs) - signs))
echo "$signs $all $seconds" |
  awk '{printf "signs %.1f ms of %.0f ms of processor time in %d s: %.2f %%\n", $1/1e6, $2/1e6, $3, $2 ? 100*$1/$2 : 0}'
