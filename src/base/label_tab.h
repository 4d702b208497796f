/*
 * Labels on paper: LABEL(id, msgid), LABELN(id, one, other). Translations
 * are in share/po. Included several times on purpose. Order: by the part of
 * the documents that says them.
 */

/* pages (layout, pipeline) */
LABEL(LABEL_FOLIO, "Page {1} of {2}")
LABEL(LABEL_AS_OF, "As of {1}")
LABEL(LABEL_CONTINUED, "(continued)")
LABEL(LABEL_PAGE_REF, "page {1}")
LABEL(LABEL_SECTION_REF, "section {1}, page {2}")
LABEL(LABEL_FIGURE_N, "Figure {1}")
LABEL(LABEL_TABLE_N, "Table {1}")
LABEL(LABEL_SAMPLE, "Sample data, not official")
LABEL(LABEL_QUOTE_OPEN, "\u201C")
LABEL(LABEL_QUOTE_CLOSE, "\u201D")
LABEL(LABEL_LONG_DATE, "{1} {2} {3}")
LABEL(LABEL_MONTH_1, "January")
LABEL(LABEL_MONTH_2, "February")
LABEL(LABEL_MONTH_3, "March")
LABEL(LABEL_MONTH_4, "April")
LABEL(LABEL_MONTH_5, "May")
LABEL(LABEL_MONTH_6, "June")
LABEL(LABEL_MONTH_7, "July")
LABEL(LABEL_MONTH_8, "August")
LABEL(LABEL_MONTH_9, "September")
LABEL(LABEL_MONTH_10, "October")
LABEL(LABEL_MONTH_11, "November")
LABEL(LABEL_MONTH_12, "December")
LABEL(LABEL_QUARTER, "Q{1}/{2}")
LABEL(LABEL_HALF, "H{1}/{2}")

/* core status and schedule, in the order of enum status and enum schedule */
LABEL(LABEL_STATUS_RECOMMENDED, "recommended")
LABEL(LABEL_STATUS_NOT_STARTED, "not started")
LABEL(LABEL_STATUS_PLANNING, "in planning")
LABEL(LABEL_STATUS_ACTIVE, "under way")
LABEL(LABEL_STATUS_DONE, "done")
LABEL(LABEL_STATUS_ONGOING, "ongoing task")
LABEL(LABEL_STATUS_DEFERRED, "deferred")
LABEL(LABEL_STATUS_REJECTED, "rejected")
LABEL(LABEL_STATUS_TRANSFERRED, "transferred")
LABEL(LABEL_SCHEDULE_ON_TIME, "on schedule")
LABEL(LABEL_SCHEDULE_AT_RISK, "at risk")
LABEL(LABEL_SCHEDULE_LATE, "late")

/* the concept (compose/concept*.c) */

/* the committee report (compose/report*.c) */
