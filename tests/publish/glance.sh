# A run whose files are all the ones they were reads none of them. Sourced by run.

# Whether a run read the project, for which it needs the schema: a glance never does.
reads() { # COMMAND...
	strace -f -qq -e trace=openat -o "$tmp/opened" "$@" >"$tmp/said" 2>&1
	grep -q 'ratsdruck-project-1\.xsd' "$tmp/opened"
}
glances() { ! reads "$@"; }

glanced() { "$program" build "$tmp/g" -o "$tmp/go" "$@"; }
settled() { glanced >/dev/null 2>&1 && glances "$program" build "$tmp/g" -o "$tmp/go"; }

# After each change a run must look at contents, and then be at rest again.
notices() { # TEXT COMMAND...
	local text=$1
	shift
	settled >/dev/null
	"$@"
	ok "$text is noticed" reads "$program" build "$tmp/g" -o "$tmp/go"
	ok "... and then all is at rest" settled
}

# As many bytes and the same time of change: only ctime and content tell.
same_size() {
	touch -r "$tmp/g/field-1.xml" "$tmp/time"
	sed -i 's/Beratung/Beredung/' "$tmp/g/field-1.xml"
	touch -r "$tmp/time" "$tmp/g/field-1.xml"
}
in_place() { printf X | dd of="$tmp/g/field-1.xml" bs=1 seek=1 conv=notrunc status=none; }
unlike() { ! cmp -s "$1" "$2"; }

glance_cases() {
	local pdf
	command -v strace >/dev/null || { skip "glances: no strace"; return; }
	project "$tmp/g"
	rm -rf "$tmp/go" "$XDG_CACHE_HOME"
	glanced >/dev/null 2>&1
	ok "the run after the first one reads no project" glances "$program" build "$tmp/g" -o "$tmp/go"
	ok "... and says nothing" test ! -s "$tmp/said"
	stamp "$tmp/g" >"$tmp/stamp"
	stamp "$tmp/go" >>"$tmp/stamp"
	glanced --metrics "$tmp/g.prom"
	glanced --metrics "$tmp/g.prom"
	ok "... and counts every document" has "$tmp/g.prom" '^ratsdruck_unchanged 6$'
	ok "... and writes nothing" equal "$( (stamp "$tmp/g"; stamp "$tmp/go") | diff "$tmp/stamp" -)" ""
	ok "--verbose reads, and lists" reads "$program" build "$tmp/g" -o "$tmp/go" --verbose
	ok "--force makes everything" reads "$program" build "$tmp/g" -o "$tmp/go" --force
	ok "another option is another question" reads "$program" build "$tmp/g" -o "$tmp/go" --only konzept
	ok "another day, too" reads env SOURCE_DATE_EPOCH=1827446400 "$program" build "$tmp/g" -o "$tmp/go"
	ok "another environment, too" reads env LANGUAGE=en "$program" build "$tmp/g" -o "$tmp/go"
	ok "another program, too" sh -c "cp '$program' '$tmp/other' && RATSDRUCK_DATA='$root' strace -f -qq -e trace=openat -o '$tmp/opened' '$tmp/other' build '$tmp/g' -o '$tmp/go' && grep -q ratsdruck-project-1.xsd '$tmp/opened'"
	pdf=$(find "$tmp/go" -maxdepth 1 -name '*.pdf' | sort | head -n 1)
	cp "$pdf" "$tmp/before.pdf"
	notices "a file saved again" touch "$tmp/g/project.xml"
	notices "as many other bytes of the same time" same_size
	ok "... and they are in the PDF" unlike "$pdf" "$tmp/before.pdf"
	notices "a file that is gone" rm "$pdf"
	ok "... and it is back" test -s "$pdf"
	notices "a file that somebody changed" sh -c "printf x >>'$pdf'"
	notices "a manifest that is gone" rm "$tmp/go/manifest.json"
	notices "a new file in the project" touch "$tmp/g/new.xml"
	notices "a file moved away and back" sh -c "mv '$tmp/g/new.xml' '$tmp/new.xml' && mv '$tmp/new.xml' '$tmp/g'"
	notices "another mode" chmod 600 "$tmp/g/project.xml"
	glance_records
	rm -rf "$tmp/g" "$tmp/go"
}

# The record itself, lost, spoilt, somebody else's; a change in the moment of the record.
glance_records() {
	settled
	rm -rf "$XDG_CACHE_HOME"
	ok "a record that is lost costs time only" reads "$program" build "$tmp/g" -o "$tmp/go"
	ok "... and is made again" settled
	find "$XDG_CACHE_HOME" -type f -exec sh -c 'head -c 300 "$1" >"$1.x" && mv "$1.x" "$1"' - {} \;
	ok "half a record is none" reads "$program" build "$tmp/g" -o "$tmp/go"
	settled
	if [ "$(id -u)" -eq 0 ]; then
		find "$XDG_CACHE_HOME" -type f -exec chown nobody {} +
		ok "another user's record is none" reads "$program" build "$tmp/g" -o "$tmp/go"
	fi
	mkdir -p "$tmp/nocache" && touch "$tmp/nocache/ratsdruck"
	ok "no record can be written: no fault" env XDG_CACHE_HOME="$tmp/nocache" \
		"$program" build "$tmp/g" -o "$tmp/go"
	in_place
	glanced >"$tmp/said" 2>&1
	ok "a project spoilt in place is rejected" has "$tmp/said" 'xml-'
	ok "... and rejected again" reads "$program" build "$tmp/g" -o "$tmp/go"
}
