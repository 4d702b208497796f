#include "run/fresh/glance.h"

#include "base/str.h"
#include "run/fresh/cache.h"
#include "run/fresh/textfile.h"
#include "text/divide/hyph.h"
#include "text/font/font.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define FORM "ratsdruck glance 1"
#define MAP_BYTES 128 /* of a line of maps before its path */
#define NS_PER_S 1000000000

extern char **environ;

static int64_t
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_REALTIME, &t);
	return (int64_t)t.tv_sec * NS_PER_S + t.tv_nsec;
}

/* --- what it must say -------------------------------------------------------- */

/* As it was typed: an option that is yet to be thought of cannot be forgotten here. */
static bool
add_command_line(struct str *s)
{
	FILE *f = fopen("/proc/self/cmdline", "re");
	char chunk[PATH_MAX];
	size_t n, before = s->n;

	while (f && (n = fread(chunk, 1, sizeof(chunk), f)) > 0)
		str_addn(s, chunk, n);
	if (f)
		fclose(f);
	return s->n > before;
}

/* Whatever any library might look at: too much is harmless. */
static bool
is_of_interest(const char *variable)
{
	static const char *const prefixes[] = {"LC_", "LANG", "TZ=", "SOURCE_DATE_EPOCH",
		"RATSDRUCK", "FONTCONFIG_", "FC_", "XDG_", "HOME=", "HB_", "LD_", "ICU_", "GCONV_",
		"MALLOC_"};

	for (size_t i = 0; i < sizeof(prefixes) / sizeof(*prefixes); i++)
		if (strncmp(variable, prefixes[i], strlen(prefixes[i])) == 0)
			return true;
	return false;
}

static int
compare_texts(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void
add_environment(struct arena *a, struct str *s)
{
	VEC(const char *) vars = {0};

	for (char **v = environ; *v; v++)
		if (is_of_interest(*v))
			*VEC_PUSH(a, &vars) = *v;
	if (vars.n)
		qsort(vars.v, vars.n, sizeof(*vars.v), compare_texts);
	for (size_t i = 0; i < vars.n; i++)
		str_addf(s, "%s\n", vars.v[i]);
	str_addf(s, "user %ld %ld\n", (long)geteuid(), (long)getegid());
}

static const char *
real(struct arena *a, const char *path)
{
	char out[PATH_MAX];

	return realpath(path, out) ? arena_strdup(a, out) : NULL;
}

/* The output folder may be yet to be made. */
static const char *
absolute(struct arena *a, const char *path)
{
	char cwd[PATH_MAX];

	if (*path == '/')
		return path;
	return getcwd(cwd, sizeof(cwd)) ? arena_printf(a, "%s/%s", cwd, path) : NULL;
}

/* Paths as they are named too: messages and manifests may hold them. */
static const char *
key_of(const struct glance *g, date today, const char *project, const char *output)
{
	char key[CACHE_KEY];
	struct str s;
	bool is_whole;

	str_init(&s);
	str_addf(&s, "%s\n%s\n%s\n%s\n%s\n", RATSDRUCK_VERSION, g->project, project, g->output,
		output);
	/* Today decides which periods are over. */
	str_addf(&s, "day %ld\n", (long)today);
	add_environment(g->arena, &s);
	is_whole = add_command_line(&s);
	cache_key(s.s, s.n, key);
	str_release(&s);
	return is_whole ? arena_strdup(g->arena, key) : NULL;
}

void
glance_open(struct glance *g, struct arena *a, const struct options *o, const char *project,
	const char *output)
{
	*g = (struct glance){.arena = a, .start = now()};
	g->project = real(a, project);
	g->output = absolute(a, output);
	if (!g->project || !g->output || o->command != CMD_BUILD || o->force || o->has_period ||
		o->verbose || o->layout_report)
		return;
	g->key = key_of(g, o->today, project, output);
}

/* --- looking ------------------------------------------------------------------ */

static char *
next_line(char **at)
{
	char *line = *at, *end = strchr(line, '\n');

	if (!end)
		return NULL;
	*end = '\0';
	*at = end + 1;
	return line;
}

static void
write_record(const struct glance *g, const struct identities *list, size_t ndocuments)
{
	char *s = NULL;
	size_t n = 0;
	FILE *out = textfile_open(&s, &n);

	fprintf(out, "%s\n%s\n%zu\n", FORM, g->key, ndocuments);
	identities_print(out, list);
	fprintf(out, "end\n");
	textfile_close(out);
	cache_write(g->arena, g->key, s, n);
	free(s);
}

/* So that what has been hashed now need not be the next time. */
static void
settle(const struct glance *g, struct identities *list, size_t ndocuments)
{
	for (size_t i = 0; i < list->n; i++)
		identity_settle(&list->v[i]);
	write_record(g, list, ndocuments);
}

bool
glance_holds(const struct glance *g, size_t *ndocuments)
{
	char *at = g->key ? cache_read(g->arena, g->key) : NULL, *line;
	struct identities list = {0};
	bool is_hashed = false;

	if (!at || !(line = next_line(&at)) || strcmp(line, FORM) != 0 ||
		!(line = next_line(&at)) || strcmp(line, g->key) != 0 || !(line = next_line(&at)))
		return false;
	*ndocuments = strtoul(line, NULL, 10);
	while ((line = next_line(&at)) && strcmp(line, "end") != 0) {
		struct identity i;

		if (identity_read(g->arena, line, &i) != 0 || !identity_holds(&i))
			return false;
		is_hashed = is_hashed || i.hash[0] != '-';
		*VEC_PUSH(g->arena, &list) = i;
	}
	if (!line)
		return false;
	if (is_hashed)
		settle(g, &list, *ndocuments);
	return true;
}

/* --- noting --------------------------------------------------------------------- */

void
glance_note(struct glance *g, const struct places *places)
{
	struct stat output;
	bool is_there = stat(g->output, &output) == 0;

	if (!g->key)
		return;
	g->start = now();
	identities_walk(g->arena, &g->inputs, g->project, is_there ? &output : NULL);
	identities_walk(g->arena, &g->inputs, places->styles, NULL);
	identities_walk(g->arena, &g->inputs, places->style_schema, NULL);
	identities_walk(g->arena, &g->inputs, places->project_schema, NULL);
}

/* With the folder it lies in, where another may come before it. */
static void
add_with_folder(struct glance *g, struct identities *list, const char *path)
{
	char *folder = arena_strdup(g->arena, path);
	char *slash = strrchr(folder, '/');

	identities_add(g->arena, list, path);
	if (!slash || slash == folder)
		return;
	*slash = '\0';
	/* Files come folder by folder. */
	if (list->n < 2 || strcmp(list->v[list->n - 2].path, folder) != 0)
		identities_add(g->arena, list, folder);
}

struct outside {
	struct glance *glance;
	struct identities *list;
};

static void
add_font(void *ctx, const char *path, uint32_t hash)
{
	struct outside *o = ctx;

	(void)hash;
	add_with_folder(o->glance, o->list, path);
}

static void
add_file(void *ctx, const char *path)
{
	struct outside *o = ctx;

	add_with_folder(o->glance, o->list, path);
}

/* The program, its libraries and all else that is mapped; a file's maps come together. */
static void
add_mapped(struct glance *g, struct identities *list)
{
	FILE *maps = fopen("/proc/self/maps", "re");
	char line[PATH_MAX + MAP_BYTES];

	while (maps && fgets(line, sizeof(line), maps)) {
		char *path = strchr(line, '/');

		line[strcspn(line, "\n")] = '\0';
		if (path && strcmp(list->v[list->n - 1].path, path) != 0)
			identities_add(g->arena, list, path);
	}
	if (maps)
		fclose(maps);
	else
		list->is_too_much = true;
}

static void
add_outside(struct glance *g, const struct renderer *w, struct identities *list)
{
	const struct model *m = w->model;
	const char *const *folders = hyph_folders();
	struct outside o = {g, list};

	add_with_folder(g, list, w->places.icc_profile);
	add_with_folder(g, list, w->style_path);
	fonts_installed(w->fonts, &(struct installed_visitor){&o, add_font, add_file});
	for (size_t i = 0; folders[i]; i++)
		identities_walk(g->arena, list, folders[i], NULL);
	for (size_t i = 0; i < m->publications.n; i++) {
		const char *secret = m->publications.v[i].encrypt;

		if (secret)
			identities_add(g->arena, list, secret);
	}
	add_mapped(g, list);
}

void
glance_keep(struct glance *g, const struct renderer *w, size_t ndocuments)
{
	struct identities outside = {0}, all = g->inputs;

	if (!g->key || all.is_too_much)
		return;
	add_outside(g, w, &outside);
	/* Noted only now: what has changed since the start may have been read before it did. */
	if (identities_newest(&outside) >= g->start)
		return;
	for (size_t i = 0; i < outside.n; i++)
		*VEC_PUSH(g->arena, &all) = outside.v[i];
	identities_walk(g->arena, &all, g->output, NULL);
	if (!all.is_too_much && !outside.is_too_much)
		write_record(g, &all, ndocuments);
}
