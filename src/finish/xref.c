#include "finish/xref.h"

#include <string.h>

enum { TYPE_BYTES = 1, WHERE_BYTES = 4, INDEX_BYTES = 2, COLUMNS = 7, PREDICTOR_UP = 2 };

static void
add_difference(struct str *out, const char *row, const char *above)
{
	str_addbe(out, PREDICTOR_UP, 1);
	for (size_t i = 0; i < COLUMNS; i++)
		str_addc(out, (char)(row[i] - above[i]));
}

void
xref_rows(struct deflate *z, const struct xref_entry *v, size_t n, struct str *out)
{
	char above[COLUMNS] = {0};
	struct str row, rows;

	str_init(&row);
	str_init(&rows);
	for (size_t i = 0; i < n; i++) {
		str_clear(&row);
		str_addbe(&row, v[i].type, TYPE_BYTES);
		str_addbe(&row, v[i].where, WHERE_BYTES);
		str_addbe(&row, v[i].index, INDEX_BYTES);
		add_difference(&rows, row.s, above);
		memcpy(above, row.s, COLUMNS);
	}
	deflate_all(z, rows.s, rows.n, out);
	str_release(&row);
	str_release(&rows);
}
