#include "text/font/font.h"

#include <fribidi.h>
#include <hb.h>
#include <string.h>
#include <unicode/uversion.h>

/* "(GNU FriBidi) 1.0.8\ninterface …": the number alone. */
static void
add_fribidi(struct str *out)
{
	const char *s = strstr(fribidi_version_info, ") ");

	s = s ? s + 2 : fribidi_version_info;
	str_addf(out, "FriBidi %.*s, ", (int)strcspn(s, " \n"), s);
}

void
text_libraries(struct str *out)
{
	UVersionInfo version;
	char icu[U_MAX_VERSION_STRING_LENGTH];

	u_getVersion(version);
	u_versionToString(version, icu);
	add_fribidi(out);
	str_addf(out, "HarfBuzz %s, ICU %s", hb_version_string(), icu);
}
