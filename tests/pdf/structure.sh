# Every structure type in a concept and a report: the tree as poppler reads it,
# every attribute as qpdf reads it, bookmarks against headings. Sourced by run.

tree_text() { # PDF: as poppler tells it, without object numbers
	LC_ALL=C.UTF-8 pdfinfo -struct-text "$1" 2>/dev/null |
		LC_ALL=C sed -E 's/Object [0-9]+ 0$/Object/; s/<th-[0-9]+>/<th>/; s/\(th-[0-9]+\)/(th)/g; s/^( *Sect) ".*/\1/; /^ +\/[A-Z][A-Za-z]* /d'
}

pinned() { # NAME FILE
	[ -z "${rewrite-}" ] || cp "$2" "$here/structure/expect.$1"
	if diff -u "$here/structure/expect.$1" "$2" >"$tmp/log" 2>&1; then good; else bad "structure $1"; fi
}

# "LEVEL TEXT" of headings; their text may be cut into runs and spans.
headings() { # TEXT-TREE
	awk '
	function flush() { if (level) print level, text; level = 0; text = "" }
	{ match($0, /^ */); depth = RLENGTH }
	level && depth <= at { flush() }
	match($0, /^ *H[1-6] \(block\)/) { level = substr($1, 2); at = depth; next }
	level && /^ *"/ { s = $0; sub(/^ *"/, "", s); sub(/"$/, "", s); text = text s }
	END { flush() }' "$1" | sed -E 's/ +/ /g'
}

# Bookmarks are headings in the same order and at the same depth; only small
# headings of a measure (H5, H6) may have none.
mirrored() { # PDF TEXT-TREE
	headings "$2" >"$tmp/headings"
	mutool show "$1" outline 2>/dev/null |
		awk -F'"' '{ n = gsub(/\t/, "", $1); print n, $2 }' | sed -E 's/ +/ /g' >"$tmp/marks"
	awk '
	function bare(s) { gsub(/[ ]|\302\240|\342\200\257/, "", s); return s }
	FILENAME ~ /marks$/ { mark[++n] = $0; next }
	{
		level = $1; sub(/^[0-9] /, "")
		i = used + 1
		depth = mark[i] + 0; name = mark[i]; sub(/^[0-9]+ /, "", name)
		if (bare(name) == bare($0)) {
			used = i
			# the title is the only H1; chapters stand beside it
			if (depth != (level == 1 ? 1 : level - 1)) print $0 ": H" level ", but depth " depth
		} else if (level < 5) print $0 " has no bookmark; next is " name
	}
	END { if (used != n || !n) print "bookmarks without heading, from: " mark[used + 1] }
	' "$tmp/marks" "$tmp/headings" >"$tmp/log"
	if [ -s "$tmp/log" ]; then return 1; fi
}

structure_cases() {
	local name pdf
	"$program" build "$here/structure" --quiet --output "$tmp/structure" >"$tmp/log" 2>&1 ||
		{ bad "structure project"; return; }
	for name in konzept bericht; do
		pdf=$tmp/structure/$name-beispieldaten.pdf
		as_of=2026-06-30
		check_all "$pdf"
		"$here/tree" "$pdf" >"$tmp/$name.tree" 2>&1
		pinned "$name.tree" "$tmp/$name.tree"
		tree_text "$pdf" >"$tmp/$name.text"
		pinned "$name.text" "$tmp/$name.text"
		if mirrored "$pdf" "$tmp/$name.text"; then good; else bad "$name: bookmarks and headings"; fi
		if "$here/facts" "$pdf" "Stadt Muster" >"$tmp/log" 2>&1; then good; else bad "$name: facts"; fi
	done
	grep -v 'H3 (block)' "$tmp/konzept.text" >"$tmp/poorer.text"
	if mirrored "$tmp/structure/konzept-beispieldaten.pdf" "$tmp/poorer.text"; then
		bad "a heading without bookmark is not noticed"; else good; fi
	if "$here/facts" "$pdf" "Jemand" >"$tmp/log" 2>&1; then bad "facts accept anybody"; else good; fi
	every_type
}

# The two documents together show each type there is to show.
every_type() {
	local type missing=
	for type in Document Sect Div H1 H2 H3 H4 H5 P TOC TOCI Reference L LI Lbl LBody Table THead \
		TBody TR TH TD Figure Caption Note Link Quote BlockQuote Span; do
		grep -qE "^ *$type( |\$)" "$tmp/konzept.tree" "$tmp/bericht.tree" || missing+=" $type"
	done
	for type in Scope Headers ColSpan RowSpan ListNumbering BBox Placement Lang Alt E ID Summary; do
		grep -q " $type=\"" "$tmp/konzept.tree" || missing+=" $type"
	done
	echo "missing:$missing" >"$tmp/log"
	if [ -z "$missing" ]; then good; else bad "structure types"; fi
	# note and mark: one leads to the other and back
	grep -c 'Fußnote 1"' "$tmp/konzept.tree" >"$tmp/log"
	if [ "$(cat "$tmp/log")" = 2 ]; then good; else bad "footnote links"; fi
}
