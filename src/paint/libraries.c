#include "paint/paint.h"

#include <hpdf.h>
#include <png.h>

void
paint_libraries(struct str *out)
{
	str_addf(out, "libharu %s, libpng %s", HPDF_GetVersion(), png_get_libpng_ver(NULL));
}
