#!/bin/bash
# GNU parallel over several machines that share projects and output.
# Usage: parallel.sh HOST,HOST,… N PROJECTS OUTPUT
set -eu
hosts=$1 n=$2 projects=$3 output=$4
seq "$n" | parallel --sshlogin "$hosts" --halt soon,fail=100% \
	ratsdruck build "$projects" --output="$output" --shard={}/"$n" --jobs=1 --wait --today="$(date +%F)"
