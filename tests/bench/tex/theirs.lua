-- Sets the paragraphs of bench.corpus at each of bench.widths and writes one
-- line of columns per line set, as ours.c does. Global: bench, filled in by
-- the run's settings.

local SP_PER_BP = 65781.76
local MM_TENTH_SP = 18646.798
local LINE, PARFILLSKIP, BLANKS = 1, 15, { [13] = true, [14] = true, [0] = true }
local id = { hlist = node.id("hlist"), glue = node.id("glue"), disc = node.id("disc"),
	glyph = node.id("glyph"), penalty = node.id("penalty"), kern = node.id("kern"),
	dir = node.id("dir") }
local AUTOMATIC = 2 -- a hyphen that is in the text
local out = assert(io.open(bench.result, "w"))
local at = {} -- width and number of the paragraph being set

-- Noto Sans's own blank is what luaotfload would give too; said so that both
-- engines' blanks are the same whatever its version.
function bench.set_glue()
	local blank = bench.blank * SP_PER_BP
	tex.setglue("spaceskip", math.floor(blank), math.floor(blank / 2), math.floor(blank / 3))
end

function bench.set_language()
	tex.lefthyphenmin, tex.righthyphenmin = 2, 3
	if bench.words then
		local l = lang.new()
		for code = 0x41, 0x24F do -- no patterns, no codes: both cases made known
			local lower = tex.getlccode(code)
			if lower > 0 then lang.sethjcode(l, code, lower) end
		end
		lang.hyphenation(l, io.open(bench.words):read("a"))
		tex.language = lang.id(l)
	end
	for name, value in pairs(bench.parameters) do
		if type(value) == "string" then
			tex.sprint("\\" .. name .. "=" .. value .. "\\relax")
		else
			tex.set(name, value)
		end
	end
end

-- The break a line ends with: its own hyphen is a discretionary, and what it
-- left, one glyph, stands behind it.
local function last_break(line)
	local n, glyphs = node.tail(line.head), 0
	while n do
		if n.id == id.disc then
			return n.subtype == AUTOMATIC and "explicit" or "hyphen"
		elseif n.id == id.glyph then
			glyphs = glyphs + 1
			if glyphs > 1 then return "blank" end
		elseif n.id == id.glue and BLANKS[n.subtype] then
			return "blank"
		end
		n = n.prev
	end
	return "blank"
end

local function write_line(line)
	local has_blank, is_last, fill = false, false, nil
	for n in node.traverse_id(id.glue, line.head) do
		if n.subtype == PARFILLSKIP then
			is_last, fill = true, n
		elseif BLANKS[n.subtype] and n.stretch > 0 then
			has_blank = true
		end
	end
	local natural = node.dimensions(line.head, fill)
	local ratio = line.glue_sign == 2 and -line.glue_set or line.glue_set
	local overfull = natural - line.width
	if is_last and ratio > 0 then ratio = 0 end
	-- TeX shrinks no further than fully: what is left sticks out.
	if line.glue_sign == 2 and overfull > 0 then
		local shrink = 0
		for n in node.traverse_id(id.glue, line.head) do shrink = shrink + n.shrink end
		ratio = shrink > 0 and -overfull / shrink or -99
	end
	local how = is_last and "blank" or last_break(line)
	out:write(string.format("%d\t%d\t%.5f\t%d\t%d\t%d\t%.3f\t%d\n", at.width, at.paragraph, ratio,
		how == "hyphen" and 1 or 0, how == "explicit" and 1 or 0, is_last and 1 or 0,
		natural / SP_PER_BP, has_blank and 1 or 0))
end

local function write_lines(head)
	if at.width then
		for line in node.traverse_id(id.hlist, head) do
			if line.subtype == LINE then write_line(line) end
		end
	end
	return head
end

function bench.now(width, paragraph)
	at.width, at.paragraph = width, paragraph
end

function bench.set_paragraphs()
	luatexbase.add_to_callback("post_linebreak_filter", write_lines, "bench")
	for _, width in ipairs(bench.widths) do
		local paragraph = 0
		for line in io.lines(bench.corpus) do
			tex.sprint(string.format("\\hsize=%dsp\\linewidth=\\hsize\\directlua{bench.now(%d,%d)}",
				math.floor(width * MM_TENTH_SP + 0.5), width, paragraph))
			tex.sprint("\\setbox0\\vbox{\\noindent ")
			tex.sprint(-2, line)
			tex.sprint("\\par}")
			paragraph = paragraph + 1
		end
	end
end
