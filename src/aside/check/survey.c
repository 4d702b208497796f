/* Every block and run of a document in one row: a check is then one loop. */
#include "aside/check/check.h"
#include "compose/walk.h"

/* NOLINTBEGIN(bugprone-sizeof-expression): these rows hold pointers */
static void
push_run(void *ctx, const struct run *r)
{
	struct survey *s = ctx;

	*VEC_PUSH(s->arena, &s->runs) = r;
}

static void
push_block(void *ctx, const struct block *b)
{
	struct survey *s = ctx;

	*VEC_PUSH(s->arena, &s->blocks) = b;
}
/* NOLINTEND(bugprone-sizeof-expression) */

static const struct block *
choose(void *ctx, const struct block *offer)
{
	const struct survey *s = ctx;

	return pages_choice(s->in->pages, offer);
}

void
survey_make(struct survey *s, const struct aside_input *in, struct arena *a)
{
	*s = (struct survey){.in = in, .arena = a};
	document_walk(
		in->doc, &(struct document_visitor){
				 .ctx = s, .block = push_block, .run = push_run, .choose = choose});
}
