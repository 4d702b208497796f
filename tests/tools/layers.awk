# Reads the names of all files below the source folder, which is the working
# folder, and compares every include with the table of ARCHITECTURE.md, row by
# row. One program for all files: can-fail runs it a dozen times.

function complain(where, what) {
	print src "/" where ": " what
	failed++
}

function folder(path) {
	return sub(/\/[^\/]*$/, "", path) ? path : "."
}

# What stands between backticks in a cell.
function words(cell, list,   n, part, i) {
	n = split(cell, part, "`")
	for (i = 2; i < n; i += 2) list = list part[i] " "
	return list
}

function first(list) {
	sub(/ .*/, "", list)
	return list
}

function read_row(line,   cell, room) {
	split(line, cell, "|")
	room = first(words(cell[2]))
	public[room] = first(words(cell[4]))
	may[room] = words(cell[6])
	door[room] = words(cell[7])
	rows++
}

function read_map(   line, inside) {
	while ((getline line <"ARCHITECTURE.md") > 0) {
		if (line !~ /^\|/) inside = 0
		if (inside && line !~ /^\|-/) read_row(line)
		if (line ~ /^\| room /) inside = 1
	}
	if (!rows) complain("ARCHITECTURE.md", "has no table of rooms")
}

# What the table names must be there.
function check_rows(   row, n, ok, i) {
	for (row in may) {
		if (!(row in files) && !(row in is_file)) complain("ARCHITECTURE.md", "no room " row)
		if (public[row] != "" && !((row "/" public[row]) in is_file))
			complain("ARCHITECTURE.md", "no header " row "/" public[row])
		n = split(may[row], ok, " ")
		for (i = 1; i <= n; i++)
			if (!(ok[i] in files) && !(ok[i] in is_file))
				complain("ARCHITECTURE.md", row " may include " ok[i] ", which is not there")
	}
}

# Nobody finds anything among more files than these without a wall.
function check_sizes(   room) {
	for (room in files)
		if (room != "." && files[room] > 24) complain(room, files[room] " files in one room")
}

# The row of a file: its own, or its folder's.
function room_of(path) {
	if (path in may) return path
	return folder(path) in may ? folder(path) : ""
}

function is_allowed(room, place, header,   n, ok, i) {
	n = split(room " " folder(place) " " may[room], ok, " ")
	for (i = 1; i <= n; i++)
		if (header == ok[i] || folder(header) == ok[i]) return 1
	return 0
}

# A header with an owner is for its owners only.
function check_foreign(place, room, header,   owner, n, key, i, owners) {
	for (owner in door) {
		n = split(door[owner], key, " ")
		for (i = 1; i <= n; i++) {
			if (index(header, key[i]) != 1) continue
			if (owner == room) return
			owners = owners " " owner
		}
	}
	if (owners != "") complain(place, "<" header "> belongs to" owners)
}

function check_include(place, room, line,   header) {
	match(line, /["<][^">]*[">]/)
	header = substr(line, RSTART + 1, RLENGTH - 2)
	if (substr(line, RSTART, 1) == "<") check_foreign(place, room, header)
	else if (!is_allowed(room, place, header)) complain(place, "\"" header "\" is not for " room)
}

# What is said is not how it looks: composition names no length, no look, no page's height.
function check_lengths(place, line) {
	line = " " line " "
	if (line ~ /[^A-Za-z0-9_](mpt|MPT_[A-Z]+|struct (style|text_look|page_look))[^A-Za-z0-9_]/ ||
		line ~ /_POINTS[^A-Za-z0-9_]/ || line ~ /\[(em\/|pt\])/)
		complain(place, "composition knows no lengths:" line)
}

function check_file(path,   line, n, room, is_compose) {
	room = room_of(path)
	if (room == "") {
		complain(path, "stands in no room of the table")
		return
	}
	checked++
	is_compose = path ~ /^compose\//
	for (n = 1; (getline line <path) > 0; n++) {
		if (line ~ /^#[ \t]*include[ \t]*["<]/) check_include(path ":" n, room, line)
		if (is_compose) check_lengths(path ":" n, line)
	}
	close(path)
}

{
	is_file[$0] = 1
	files[folder($0)]++
	for (up = folder($0); up != "."; up = folder(up)) files[up] += 0
	if ($0 ~ /\.[ch]$/) source[++sources] = $0
}

END {
	read_map()
	check_rows()
	check_sizes()
	for (i = 1; i <= sources; i++) check_file(source[i])
	print checked + 0 " passed, " failed + 0 " failed"
	exit !(checked > 0 && failed == 0)
}
