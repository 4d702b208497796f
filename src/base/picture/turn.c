#include "base/picture/turn.h"

#include <stddef.h>
#include <string.h>

enum {
	UPRIGHT = 1,
	SIDEWAYS = 5,
	TURN_LAST = 8,
	TAG_ORIENTATION = 0x0112,
	TYPE_SHORT = 3,
	TIFF_HEAD = 8,
	ENTRY = 12, /* tag, type, count, value */
	EXIF_MAX = 1 << 16,
	EXIF_HEAD = 6, /* "Exif" and two NULs */
	MARKER_SOI = 0xD8,
	MARKER_EOI = 0xD9,
	MARKER_SOS = 0xDA,
	MARKER_APP1 = 0xE1,
	PNG_HEAD = 8,
	PNG_CRC = 4
};

struct tiff {
	const unsigned char *s;
	size_t n;
	bool is_big; /* endian */
};

static uint32_t
number(const struct tiff *t, size_t at, size_t size)
{
	uint32_t v = 0;

	for (size_t i = 0; i < size; i++)
		v = v << 8 | t->s[at + (t->is_big ? i : size - 1 - i)];
	return v;
}

/* The first directory is the picture's own; later ones are its thumbnail's. */
static int
turn_of_directory(const struct tiff *t, size_t at)
{
	uint32_t count, value;

	if (at > t->n || t->n - at < 2)
		return UPRIGHT;
	count = number(t, at, 2);
	at += 2;
	for (; count > 0 && t->n - at >= ENTRY; count--, at += ENTRY) {
		if (number(t, at, 2) != TAG_ORIENTATION)
			continue;
		value = number(t, at + 8, 2);
		return number(t, at + 2, 2) == TYPE_SHORT && value >= UPRIGHT && value <= TURN_LAST
			       ? (int)value
			       : UPRIGHT;
	}
	return UPRIGHT;
}

static int
turn_of_tiff(const unsigned char *s, size_t n)
{
	struct tiff t = {.s = s, .n = n};

	if (n < TIFF_HEAD)
		return UPRIGHT;
	t.is_big = memcmp(s, "MM\0*", 4) == 0;
	if (!t.is_big && memcmp(s, "II*\0", 4) != 0)
		return UPRIGHT;
	return turn_of_directory(&t, number(&t, 4, 4));
}

static int
turn_of_png(FILE *in)
{
	unsigned char head[8], exif[EXIF_MAX];
	struct tiff chunk = {.s = head, .n = sizeof head, .is_big = true};

	while (fread(head, 1, sizeof head, in) == sizeof head) {
		size_t length = number(&chunk, 0, 4);

		if (memcmp(head + 4, "eXIf", 4) == 0)
			return turn_of_tiff(
				exif, fread(exif, 1, length < EXIF_MAX ? length : EXIF_MAX, in));
		if (memcmp(head + 4, "IEND", 4) == 0 ||
			fseek(in, (long)length + PNG_CRC, SEEK_CUR) != 0)
			break;
	}
	return UPRIGHT;
}

/* The next segment's marker, its length read too; 0 where segments end. */
static int
next_marker(FILE *in, size_t *length)
{
	int c = getc(in), high, low;

	if (c != 0xFF)
		return 0;
	while (c == 0xFF) /* fill bytes */
		c = getc(in);
	if (c <= 0 || c == MARKER_SOS || c == MARKER_EOI)
		return 0;
	high = getc(in);
	low = getc(in);
	if (high == EOF || low == EOF || (high << 8 | low) < 2)
		return 0;
	*length = (size_t)(high << 8 | low) - 2;
	return c;
}

static int
turn_of_jpeg(FILE *in)
{
	unsigned char exif[EXIF_MAX];
	size_t length;
	int marker;

	while ((marker = next_marker(in, &length)) != 0) {
		if (fread(exif, 1, length, in) != length)
			break;
		if (marker == MARKER_APP1 && length > EXIF_HEAD &&
			memcmp(exif, "Exif\0", EXIF_HEAD - 1) == 0)
			return turn_of_tiff(exif + EXIF_HEAD, length - EXIF_HEAD);
	}
	return UPRIGHT;
}

int
turn_read(FILE *in)
{
	unsigned char head[PNG_HEAD];
	size_t n;
	int turn = UPRIGHT;

	rewind(in);
	n = fread(head, 1, sizeof head, in);
	if (n == sizeof head && memcmp(head, "\x89PNG\r\n\x1A\n", PNG_HEAD) == 0)
		turn = turn_of_png(in);
	else if (n > 2 && head[0] == 0xFF && head[1] == MARKER_SOI && fseek(in, 2, SEEK_SET) == 0)
		turn = turn_of_jpeg(in);
	rewind(in);
	return turn;
}

bool
turn_is_sideways(int turn)
{
	return turn >= SIDEWAYS;
}

void
turn_matrix(int turn, struct turn_box box, mpt m[6])
{
	/* Where the stored picture's way to the right and its way up go: x, y; x, y. */
	static const signed char ways[TURN_LAST][4] = {
		{1, 0, 0, 1},
		{-1, 0, 0, 1},
		{-1, 0, 0, -1},
		{1, 0, 0, -1},
		{0, -1, -1, 0},
		{0, -1, 1, 0},
		{0, 1, 1, 0},
		{0, 1, -1, 0},
	};
	const signed char *way = ways[turn - UPRIGHT];

	for (int i = 0; i < 4; i++)
		m[i] = way[i] * (i % 2 == 0 ? box.w : box.h);
	/* What goes to the left or down begins at the other side. */
	m[4] = box.x + (way[0] + way[2] < 0 ? box.w : 0);
	m[5] = box.y + (way[1] + way[3] < 0 ? box.h : 0);
}
