#include "model/link.h"

void
check_model(struct loader *l)
{
	(void)l;
}
