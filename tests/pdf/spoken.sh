# What a screen reader would say of the sample: one report whole, thirty pages
# of the concept. Read the difference aloud before rewriting it.
# Sourced by run, after the sample is built.

spoken() { # NAME PDF PAGES
	if ! /usr/bin/python3 "$here/speak.py" "$2" "$3" >"$tmp/$1" 2>"$tmp/log"; then
		bad "spoken $1"
		return
	fi
	[ -z "$rewrite" ] || cp "$tmp/$1" "$here/spoken/$1"
	if diff -u "$here/spoken/$1" "$tmp/$1" >"$tmp/log"; then good; else bad "spoken $1"; fi
}

spoken_cases() {
	if ! /usr/bin/python3 -c 'import pikepdf' 2>/dev/null; then
		bad "spoken text: python3-pikepdf is missing"
		return
	fi
	spoken report.txt "$tmp/a/herzogenrath-sachstand-asidq-2026-q3-beispieldaten.pdf" 1-99
	spoken concept.txt "$tmp/a/herzogenrath-integrationskonzept-2025-03-beispieldaten.pdf" 15-44
	# A report that says another thing is noticed, and lines of a cell stay apart.
	/usr/bin/python3 "$here/speak.py" "$tmp/a/herzogenrath-sachstand-asidq-2026-q2-beispieldaten.pdf" >"$tmp/other.spoken" 2>&1
	if cmp -s "$here/spoken/report.txt" "$tmp/other.spoken"; then bad "another report is not noticed"; else good; fi
	if grep -q '^row .*[0-9] vorher' "$tmp/report.txt"; then bad "lines of a cell run together"; else good; fi
}
