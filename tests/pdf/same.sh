# Everything that must not matter, on the small project. Sourced by run; the
# whole sample project is built twice by sample().

build_as() { # NAME FOLDER VARIABLE=VALUE... -- OPTION...
	local name=$1 folder=$2 environment=()
	shift 2
	while [ "$1" != -- ]; do environment+=("$1") && shift; done
	shift
	(cd "$folder" && env "${environment[@]}" "$program" build structure --quiet --output "$tmp/same/$name" "$@") \
		>"$tmp/log" 2>&1 || bad "build $name"
}

same_cases() {
	local name pdf
	mkdir -p "$tmp/other/folder" "$tmp/same"
	cp -r "$here/structure" "$tmp/other/folder/"
	unset SOURCE_DATE_EPOCH
	build_as first "$here" TZ=UTC LC_ALL=C -- --jobs 1
	build_as again "$here" TZ=UTC LC_ALL=C -- --jobs 1
	build_as folder "$tmp/other/folder" TZ=UTC LC_ALL=C --
	build_as locale "$here" LC_ALL=de_DE.UTF-8 LANG=de_DE.UTF-8 LANGUAGE=en --
	build_as zone "$here" TZ=Pacific/Kiritimati --
	build_as epoch "$here" SOURCE_DATE_EPOCH=86400 HOME=/nonexistent USER=somebody --
	build_as jobs "$here" LC_ALL=C.UTF-8 -- --jobs 4
	for name in again folder locale zone epoch jobs; do
		for pdf in "$tmp"/same/first/*.pdf; do
			same "$(basename "$pdf"), $name" "$pdf" "$tmp/same/$name/$(basename "$pdf")"
		done
	done
}
