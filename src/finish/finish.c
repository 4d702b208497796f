#include "finish/finish.h"

#include "finish/deflate.h"
#include "finish/encrypt.h"
#include "finish/linear.h"

static int
linearise(const struct str *in, struct arena *arena, struct str *out, struct diag *d)
{
	struct intake intake;
	struct users users;
	struct parts parts;
	int result;

	intake_init(&intake);
	result = intake_read(&intake, in, d);
	if (result == 0)
		result = users_find(&users, &intake, arena, d);
	if (result == 0) {
		parts_make(&parts, &users, arena);
		result = linear_write(&parts, out, d);
	}
	intake_release(&intake);
	return result;
}

int
finish_pdf(const struct str *in, const struct finish_options *opt, struct str *out, struct diag *d)
{
	struct arena *arena = arena_new();
	struct str plain;
	int result;

	str_init(&plain);
	result = linearise(in, arena, opt->passphrase_file ? &plain : out, d);
	if (result == 0 && opt->passphrase_file)
		result = encrypt_pdf(&plain, opt->passphrase_file, out, d);
	str_release(&plain);
	arena_free(arena);
	return result;
}

void
finish_libraries(struct str *out)
{
	str_addf(out, "qpdf %s, libdeflate %s", encrypt_library(), deflate_library());
}
