#include "layout/chart/kinds.h"

static void
draw_kind(struct drawing *p)
{
	switch (p->chart->kind) {
	case CHART_STATUS_BARS:
		chart_status_bars(p);
		return;
	case CHART_STATUS_COLUMNS:
		chart_status_columns(p);
		return;
	case CHART_BARS:
		chart_bars(p);
		return;
	case CHART_LINE:
		chart_line(p);
		return;
	case CHART_SCHEDULE:
		chart_schedule(p);
		return;
	case CHART_STATUS_BAR:
		chart_status_bar(p);
		return;
	}
}

int
chart_draw(const struct chart_ask *ask, struct arena *out, struct chart_drawing *d)
{
	struct drawing p;
	size_t i;

	draw_init(&p, ask, out);
	draw_kind(&p);
	*d = (struct chart_drawing){.head = p.head,
		.slices = p.slices.v,
		.nslices = p.slices.n,
		.height = p.head.height};
	for (i = 0; i < d->nslices; i++)
		d->height += d->slices[i].height;
	return p.has_failed ? -1 : 0;
}
