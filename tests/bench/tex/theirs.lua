-- Sets the paragraphs of bench.corpus at each of bench.widths and writes one
-- line of columns per line set, as ours.c does. Global: bench, filled in by
-- the run's settings.

local SP_PER_BP = 65781.76
local MM_TENTH_SP = 18646.798
local LINE, PARFILLSKIP, BLANKS = 1, 15, { [13] = true, [14] = true, [0] = true }
local id = { hlist = node.id("hlist"), glue = node.id("glue"), disc = node.id("disc"),
	glyph = node.id("glyph"), penalty = node.id("penalty"), kern = node.id("kern"),
	dir = node.id("dir") }
local AUTOMATIC, PATTERN = 2, 3 -- discretionaries: a hyphen in the text; a division
local SOFT_HYPHEN, MAYBE, JOINER, HYPHEN = 0xAD, 0x200B, 0x2060, 0x2D
local out = assert(io.open(bench.result, "w"))
local at = {} -- width and number of the paragraph being set

-- The font's blank with our give, in the unit we measure in.
function bench.set_glue()
	local sp = function(mpt) return math.floor(mpt * SP_PER_BP / 1000 + 0.5) end
	tex.setglue("spaceskip", sp(bench.blank), sp(bench.blank // 2), sp(bench.blank // 3))
end

-- The corpus carries our places: a soft hyphen becomes what TeX makes of a
-- pattern's hyphen, a zero-width blank behind a hyphen or dash what it makes of
-- one in the text, a word joiner forbids the break at the blank behind it.
local function place_of(mark)
	if mark.char == JOINER then
		local penalty = node.new("penalty")
		penalty.penalty = 10000
		return penalty
	end
	local disc = node.new("disc", mark.char == SOFT_HYPHEN and PATTERN or AUTOMATIC)
	disc.penalty = mark.char == SOFT_HYPHEN and tex.hyphenpenalty or tex.exhyphenpenalty
	disc.pre = node.copy(mark.char == SOFT_HYPHEN and mark or mark.prev)
	if mark.char == SOFT_HYPHEN then
		disc.pre.char = HYPHEN
	else
		disc.replace = node.copy(mark.prev)
		node.remove(mark.prev, mark.prev)
	end
	return disc
end

local function divide(head)
	for n in node.traverse_id(id.glyph, head) do
		if n.char == SOFT_HYPHEN or n.char == MAYBE or n.char == JOINER then
			node.insert_before(head, n, place_of(n))
			node.remove(head, n)
		end
	end
end

function bench.set_parameters()
	luatexbase.add_to_callback("hyphenate", divide, "bench")
	for name, value in pairs(bench.parameters) do
		if type(value) == "string" then
			tex.sprint("\\" .. name .. "=" .. value .. "\\relax")
		else
			tex.set(name, value)
		end
	end
end

-- The break a line ends with: a discretionary that is taken has nothing left
-- in it; only its hyphen stands behind it.
local function last_break(line)
	for n in node.traverse_id(id.disc, line.head) do
		if not n.pre and not n.replace then
			return n.subtype == AUTOMATIC and "explicit" or "hyphen"
		end
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
