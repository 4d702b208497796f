/*
 * What is checked by machine: CHECK(id, code, label, ISO 14289-1, WCAG 2.1).
 * The criterion of EN 301 549 is "10." and WCAG's number (V3.2.1, clause 10).
 * "" = the standard has no clause for it. Included several times on purpose.
 */
CHECK(CHECK_TITLE, "title", LABEL_CHECK_TITLE, "7.1", "2.4.2")
CHECK(CHECK_LANGUAGE, "language", LABEL_CHECK_LANGUAGE, "7.2", "3.1.1")
CHECK(CHECK_PASSAGES, "passage-languages", LABEL_CHECK_PASSAGES, "7.2", "3.1.2")
CHECK(CHECK_MARKS, "marks", LABEL_CHECK_MARKS, "7.1", "1.3.1")
CHECK(CHECK_ARTIFACTS, "artifacts", LABEL_CHECK_ARTIFACTS, "7.8", "1.3.1")
CHECK(CHECK_NESTING, "nesting", LABEL_CHECK_NESTING, "7.2", "1.3.1")
CHECK(CHECK_ORDER, "reading-order", LABEL_CHECK_ORDER, "7.2", "1.3.2")
CHECK(CHECK_HEADINGS, "headings", LABEL_CHECK_HEADINGS, "7.4.2", "1.3.1")
CHECK(CHECK_BOOKMARKS, "bookmarks", LABEL_CHECK_BOOKMARKS, "7.17", "")
CHECK(CHECK_PAGE_LABELS, "page-labels", LABEL_CHECK_PAGE_LABELS, "7.17", "")
CHECK(CHECK_CONTENTS, "contents", LABEL_CHECK_CONTENTS, "7.2", "2.4.4")
CHECK(CHECK_FIGURES, "figure-alternatives", LABEL_CHECK_FIGURES, "7.3", "1.1.1")
CHECK(CHECK_BOXES, "figure-places", LABEL_CHECK_BOXES, "7.3", "")
CHECK(CHECK_GRIDS, "table-grids", LABEL_CHECK_GRIDS, "7.2", "1.3.1")
CHECK(CHECK_HEADS, "table-heads", LABEL_CHECK_HEADS, "7.5", "1.3.1")
CHECK(CHECK_LISTS, "lists", LABEL_CHECK_LISTS, "7.6", "1.3.1")
CHECK(CHECK_LINKS, "links", LABEL_CHECK_LINKS, "7.18.5", "2.4.4")
CHECK(CHECK_NOTES, "notes", LABEL_CHECK_NOTES, "7.9", "1.3.1")
CHECK(CHECK_GLYPHS, "glyphs", LABEL_CHECK_GLYPHS, "7.21", "1.3.1")
CHECK(CHECK_HYPHENS, "hyphens", LABEL_CHECK_HYPHENS, "7.2", "1.3.1")
CHECK(CHECK_TEXT_CONTRAST, "text-contrast", LABEL_CHECK_TEXT_CONTRAST, "7.1", "1.4.3")
CHECK(CHECK_FILL_CONTRAST, "graphics-contrast", LABEL_CHECK_FILL_CONTRAST, "7.1", "1.4.11")
CHECK(CHECK_STATUS, "status-words", LABEL_CHECK_STATUS, "7.1", "1.4.1")
