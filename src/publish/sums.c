#include "publish/sums.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

static void
print_sums(const struct folder *f, const struct manifest *m, struct str *out)
{
	for (size_t i = 0; i < m->files.n; i++) {
		const struct manifest_file *file = &m->files.v[i];

		if (!file->is_internal && faccessat(f->fd, file->name, F_OK, 0) == 0)
			str_addf(out, "%s  %s\n", file->sha512, file->name);
	}
}

static bool
is_same(const struct folder *f, const struct str *text)
{
	struct arena *a = arena_new();
	size_t n = 0;
	const char *old = folder_read(f, SUMS_NAME, a, &n);
	bool same = old ? n == text->n && memcmp(old, text->s, n) == 0 : text->n == 0;

	arena_free(a);
	return same;
}

bool
sums_are_stale(const struct folder *f, const struct manifest *m)
{
	struct str text;
	bool stale;

	str_init(&text);
	print_sums(f, m, &text);
	stale = !is_same(f, &text);
	str_release(&text);
	return stale;
}

static int
write_sums(const struct folder *f, const struct str *text)
{
	struct temp_name temp = folder_temp_name(f, SUMS_NAME);

	if (folder_write(f, temp.s, text->s, text->n, MODE_PUBLIC) ||
		folder_rename(f, temp.s, SUMS_NAME))
		return -1;
	return folder_sync(f, ".");
}

int
sums_refresh(const struct folder *f, const struct manifest *m)
{
	struct str text;
	int rc = 0;

	str_init(&text);
	print_sums(f, m, &text);
	if (!is_same(f, &text))
		rc = write_sums(f, &text);
	str_release(&text);
	return rc;
}
