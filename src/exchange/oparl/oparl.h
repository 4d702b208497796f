/*
 * oparl: council data of others, saved as OParl JSON.
 *
 * Does     reads organisations, meetings, agenda items, papers and
 *          consultations (1.0 and 1.1, lists and single objects, nested or
 *          apart); no network.
 * Units    -
 * Gives    edits: only committees that the project names, their meetings and
 *          the papers on their agendas; with takes_all every committee.
 * Errors   -1 after a file that is no JSON or no OParl. What is left out is
 *          noted, folded by kind.
 * Memory   the project's arena; JSON values are freed before returning.
 * Source   OParl 1.1; uses of the options: takes_all, recorded (today).
 */
#ifndef EXCHANGE_OPARL_OPARL_H
#define EXCHANGE_OPARL_OPARL_H

#include "exchange/exchange.h"

int oparl_in(struct edits *e, const struct imported_files *files, const struct import_options *o,
	struct imported_files *taken);

#endif
