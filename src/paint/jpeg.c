#include "paint/jpeg.h"

#include <stdbool.h>
#include <string.h>

enum marker {
	SOF_FIRST = 0xC0,
	DHT = 0xC4,
	JPG = 0xC8, /* reserved */
	DAC = 0xCC,
	SOF_LAST = 0xCF,
	RST_FIRST = 0xD0,
	RST_LAST = 0xD7,
	SOI = 0xD8,
	EOI = 0xD9,
	SOS = 0xDA,
	DQT = 0xDB,
	DRI = 0xDD,
	APP0 = 0xE0,
	APP14 = 0xEE
};

enum {
	HEAD = 4,     /* marker and length */
	JFIF = 18,    /* head, name, version, density; the thumbnail's sides are the last two */
	SIDES = 2,    /* of the thumbnail */
	ADOBE = 16,   /* head, name, version, flags, transform */
	LENGTH_AT = 2 /* in a segment; does not count the marker */
};

/* Frames, tables, scans: DHT and DAC lie among the frames' markers. */
static bool
makes_pixels(unsigned char marker)
{
	return (marker >= SOF_FIRST && marker <= SOF_LAST && marker != JPG) || marker == SOS ||
	       marker == DQT || marker == DRI;
}

static bool
is_named(const unsigned char *s, size_t length, size_t wanted, const char *name)
{
	return length >= wanted && memcmp(s + HEAD, name, strlen(name)) == 0;
}

/* The first `kept` bytes of a segment, with the length that they have. */
static void
add_start(struct str *out, const unsigned char *s, size_t kept)
{
	str_addn(out, s, LENGTH_AT);
	str_addc(out, (char)((kept - LENGTH_AT) >> 8));
	str_addc(out, (char)((kept - LENGTH_AT) & 0xFF));
	str_addn(out, s + HEAD, kept - HEAD);
}

static void
add_segment(struct str *out, const unsigned char *s, size_t length)
{
	static const unsigned char no_thumbnail[SIDES] = {0};

	if (makes_pixels(s[1])) {
		str_addn(out, s, length);
	} else if (s[1] == APP0 && is_named(s, length, JFIF, "JFIF")) {
		add_start(out, s, JFIF);
		out->n -= SIDES;
		str_addn(out, no_thumbnail, SIDES);
	} else if (s[1] == APP14 && is_named(s, length, ADOBE, "Adobe")) {
		add_start(out, s, ADOBE);
	}
}

/* Where a scan's coded data end: at a marker that neither is a stuffed byte nor restarts. */
static size_t
scan_end(const unsigned char *s, size_t n, size_t pos)
{
	for (; pos + 1 < n; pos++) {
		unsigned char next = s[pos + 1];

		if (s[pos] == 0xFF && next != 0 && next != 0xFF &&
			!(next >= RST_FIRST && next <= RST_LAST))
			return pos;
	}
	return n;
}

void
jpeg_plain(const struct str *file, struct str *out)
{
	static const unsigned char start[] = {0xFF, SOI}, end[] = {0xFF, EOI};
	const unsigned char *s = (const unsigned char *)file->s;
	size_t pos = sizeof start;

	str_addn(out, start, sizeof start);
	while (pos + HEAD <= file->n && s[pos] == 0xFF && s[pos + 1] != EOI) {
		size_t length = 2 + ((size_t)s[pos + 2] << 8 | s[pos + 3]);

		if (s[pos + 1] == 0xFF) { /* fill byte */
			pos++;
			continue;
		}
		if (length < HEAD || length > file->n - pos)
			break;
		add_segment(out, s + pos, length);
		pos += length;
		if (s[pos - length + 1] == SOS) {
			size_t stop = scan_end(s, file->n, pos);

			str_addn(out, s + pos, stop - pos);
			pos = stop;
		}
	}
	str_addn(out, end, sizeof end);
}
