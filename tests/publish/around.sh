# What lies around a project: fonts, patterns, libraries, the clock, a full
# /dev/shm, a folder that cannot be written. Sourced by run.

# Everything again into a fresh folder: what a run leaves must be that.
as_full() { # PROJECT OUTPUT
	rm -rf "$tmp/full"
	build "$1" -o "$tmp/full" >/dev/null 2>&1
	diff <(hashes "$tmp/full") <(hashes "$2")
}

stale() { # PROJECT OUTPUT: into $tmp/list
	"$program" status "$1" -o "$2" >"$tmp/list" 2>/dev/null
}

times() { stamp "$1" | grep '\.pdf'; } # FOLDER

# Long words and Arabic in the concept alone.
around_project() {
	project "$tmp/w"
	sed -i 's|<p>Beratung gibt.*|<p>Beratung heißt <span xml:lang="ar">استشارة</span>. Die Antragsbearbeitungsvereinfachungsverordnung regelt Grundstücksverkehrsgenehmigungszuständigkeiten und Rechtsschutzversicherungsgesellschaftsgründungen in Verwaltungsgemeinschaftsangelegenheiten sowie Straßenverkehrszulassungsangelegenheiten.</p>|' \
		"$tmp/w/field-1.xml"
}

private_fonts() {
	mkdir -p "$tmp/fonts"
	fc-list : file | sed 's/: *$//' | grep -E '/Noto(Sans|Serif)(Symbols2?|Math|Mono)?-|/NotoNaskhArabic-' |
		xargs -r cp -t "$tmp/fonts"
	kufi=$(fc-list : file | sed 's/: *$//' | grep '/NotoKufiArabic-Regular')
	printf '<fontconfig><dir>%s</dir><cachedir>%s</cachedir></fontconfig>\n' "$tmp/fonts" "$tmp/fc" >"$tmp/fonts.conf"
}

font_cases() {
	local -x FONTCONFIG_FILE=$tmp/fonts.conf
	build "$tmp/w" -o "$tmp/font" >"$tmp/list" 2>&1
	ok "fonts of one's own: six files" equal "$(grep -c '(new)' "$tmp/list")" 6
	times "$tmp/font" >"$tmp/stamp"

	printf 'x' >>"$tmp/fonts/NotoSans-Regular.ttf"
	stale "$tmp/w" "$tmp/font"
	ok "a changed font is named" has "$tmp/list" 'font Noto Sans 400 changed'
	build "$tmp/w" -o "$tmp/font" >"$tmp/list" 2>&1
	ok "... but equal bytes are not written again" equal "$(cat "$tmp/list")$(times "$tmp/font" | diff "$tmp/stamp" -)" ""

	"$here/widen" "$tmp/fonts/NotoSans-Regular.ttf"
	build "$tmp/w" -o "$tmp/font" >"$tmp/list" 2>&1
	ok "another font under the same name: every file is new" equal "$(grep -c 'font Noto Sans 400 changed' "$tmp/list")" 6
	ok "... and as a full build has it" as_full "$tmp/w" "$tmp/font"

	"$here/widen" "$tmp/fonts/NotoNaskhArabic-Regular.ttf"
	stale "$tmp/w" "$tmp/font"
	ok "a changed font from elsewhere is named where it is used, and only there" \
		equal "$(grep -c 'NotoNaskhArabic-Regular.ttf changed' "$tmp/list") $(grep -c stale "$tmp/list")" "1 1"
	build "$tmp/w" -o "$tmp/font" >"$tmp/list" 2>&1
	ok "... and that file is made again" has "$tmp/list" 'konzept.*NotoNaskhArabic-Regular.ttf changed'
	ok "... as a full build has it" as_full "$tmp/w" "$tmp/font"

	cp "$kufi" "$tmp/fonts"
	stale "$tmp/w" "$tmp/font"
	ok "a font that could be chosen instead: told where something was chosen" \
		equal "$(grep -c 'installed fonts changed' "$tmp/list") $(grep -c stale "$tmp/list")" "1 1"
	build "$tmp/w" -o "$tmp/font" >/dev/null 2>&1
	ok "... as a full build has it" as_full "$tmp/w" "$tmp/font"
	build "$tmp/w" -o "$tmp/font" >"$tmp/list" 2>&1
	ok "... and then all is quiet" equal "$(cat "$tmp/list")" ""
}

# Patterns that divide nothing: other lines, so other bytes.
pattern_cases() {
	cp -rL /usr/share/hyphen "$tmp/hyphen"
	local -x WORLD_FROM=/usr/share/hyphen WORLD_TO=$tmp/hyphen
	build "$tmp/w" -o "$tmp/patterns" >/dev/null 2>&1
	cp "$tmp/hyphen/hyph_de.dic" "$tmp/patterns.old"
	hashes "$tmp/patterns" >"$tmp/before"
	head -n 1 "$tmp/patterns.old" >"$tmp/hyphen/hyph_de.dic"
	echo 'x1qy' >>"$tmp/hyphen/hyph_de.dic"
	stale "$tmp/w" "$tmp/patterns"
	ok "changed patterns are named" has "$tmp/list" 'konzept.*stale: hyphenation patterns de changed'
	build "$tmp/w" -o "$tmp/patterns" >"$tmp/list" 2>&1
	ok "... and the file with long words is another" has "$tmp/list" 'konzept.*patterns de changed'
	ok "... as a full build has it" as_full "$tmp/w" "$tmp/patterns"
	echo '# nothing' >>"$tmp/hyphen/hyph_en_GB.dic"
	stale "$tmp/w" "$tmp/patterns"
	ok "patterns of a language that does not occur are no matter" equal "$(cat "$tmp/list")" ""
}

library_cases() {
	local -x WORLD_HARFBUZZ=99.0
	stale "$tmp/p" "$tmp/o"
	ok "a library's new version is named" has "$tmp/list" 'sachstand-fa-2026-q3.*stale: library HarfBuzz [0-9.]* -> 99.0'
	times "$tmp/o" >"$tmp/stamp"
	build "$tmp/p" -o "$tmp/o" >"$tmp/list" 2>&1
	ok "... but equal bytes are not written again" equal "$(cat "$tmp/list")$(times "$tmp/o" | diff "$tmp/stamp" -)" ""
	stale "$tmp/p" "$tmp/o"
	ok "... and then all is quiet" equal "$(cat "$tmp/list")" ""
}

# Twenty years back: neither the clock nor the age of the input plays a part.
clock_cases() {
	local -x WORLD_CLOCK=-630720000
	build "$tmp/p" -o "$tmp/o" >/dev/null 2>&1
	stamp "$tmp/o" >"$tmp/stamp"
	build "$tmp/p" -o "$tmp/o" >"$tmp/list" 2>&1
	stamp "$tmp/o" | diff "$tmp/stamp" - >"$tmp/diff"
	ok "clock set back, nothing changed: nothing written, nothing said" equal "$(cat "$tmp/list" "$tmp/diff")" ""
	cp -a "$tmp/p" "$tmp/old"
	sed -i 's/Möbel bestellen/Stühle bestellen/' "$tmp/old/status/2026-Q2.xml"
	touch -d 1999-01-01 "$tmp/old"/*.xml "$tmp/old"/status/*.xml
	build "$tmp/old" -o "$tmp/o" >"$tmp/list" 2>&1
	ok "clock set back: an edit is seen, however old its file" has "$tmp/list" 'changed'
	ok "... as a full build has it" as_full "$tmp/old" "$tmp/o"
	unset WORLD_CLOCK
	build "$tmp/old" -o "$tmp/o" >"$tmp/list" 2>&1
	ok "clock set right again: silence" equal "$(cat "$tmp/list")" ""
}

# Neither the program nor a library of its writes anywhere but below the output and the cache.
trace_case() {
	rm -rf "$tmp/traced"
	strace -f -qq -e trace=file -o "$tmp/calls" "$program" build "$tmp/q" -o "$tmp/traced" >/dev/null 2>&1
	grep -E 'O_WRONLY|O_RDWR|O_CREAT|^[0-9]+ +(mkdir|rename|unlink|link|symlink)' "$tmp/calls" |
		grep -vE ' = -1 |/dev/null|/fontconfig' | grep -oE '"[^"]*"' |
		grep -vE '^"('"$tmp/traced|$XDG_CACHE_HOME"'|[^/])' >"$tmp/elsewhere"
	ok "nothing is written outside the output folder and the cache" equal "$(cat "$tmp/elsewhere")" ""
	ok "nobody asks for /dev/shm" sh -c "! grep -q /dev/shm '$tmp/calls'"
}

# A full /dev/shm and a folder mounted read-only, in a mount namespace of our own.
mount_cases() {
	unshare -rm mount -t tmpfs tmpfs /dev/shm 2>/dev/null ||
		{ skip "a full /dev/shm, a read-only mount: mounting is not allowed here"; return; }
	rm -rf "$tmp/shm"
	# shellcheck disable=SC2016
	unshare -rm sh -c 'mount -t tmpfs -o size=4k tmpfs /dev/shm && ! cat /dev/zero >/dev/shm/full 2>/dev/null &&
		exec "$0" build "$1" -o "$2" -q --jobs 2' "$program" "$tmp/q" "$tmp/shm" >"$tmp/list" 2>&1
	ok "a full /dev/shm is no matter" equal "$?$(cat "$tmp/list")" 0
	ok "... and changes nothing" as_full "$tmp/q" "$tmp/shm"
	stamp "$tmp/shm" >"$tmp/stamp"
	rm -rf "$tmp/edited"
	cp -a "$tmp/q" "$tmp/edited"
	sed -i 's/Möbel bestellen/Stühle bestellen/' "$tmp/edited/status/2026-Q2.xml"
	for p in q edited; do
		unshare -rm sh -c 'mount --bind "$2" "$2" && mount -o remount,bind,ro "$2" && exec "$0" build "$1" -o "$2"' \
			"$program" "$tmp/$p" "$tmp/shm" >"$tmp/ro-$p" 2>&1
		echo $? >>"$tmp/ro-$p"
	done
	ok "mounted read-only and nothing to do: silence" equal "$(cat "$tmp/ro-q")" 0
	ok "mounted read-only and something to do: exit 3" equal "$(tail -n 1 "$tmp/ro-edited")" 3
	ok "... and it says so" has "$tmp/ro-edited" '\[output\]'
	stamp "$tmp/shm" | diff "$tmp/stamp" - >"$tmp/diff"
	ok "... and nothing is touched" equal "$(cat "$tmp/diff")" ""
}

around_cases() {
	private_fonts
	font_cases
	trace_case
	mount_cases
}

moved_cases() {
	if is_sanitized; then
		skip "patterns, libraries, clock: no preloading under AddressSanitizer"
		return
	fi
	${CC:-cc} -std=c17 -O1 -shared -fPIC -o "$tmp/world.so" "$here/world.c" -ldl
	local -x LD_PRELOAD=$tmp/world.so
	pattern_cases
	library_cases
	clock_cases
}
