/*
 * What only a human can judge: HUMAN(code, label, Matterhorn checkpoint, WCAG 2.1).
 * Checkpoints of the Matterhorn Protocol 1.1, conditions marked "human".
 */
HUMAN("order-makes-sense", LABEL_HUMAN_ORDER, "09", "1.3.2")
HUMAN("tags-fit", LABEL_HUMAN_TAGS, "01", "1.3.1")
HUMAN("decoration", LABEL_HUMAN_DECORATION, "01", "1.1.1")
HUMAN("alternatives-say-it", LABEL_HUMAN_ALTERNATIVES, "13", "1.1.1")
HUMAN("headings-describe", LABEL_HUMAN_HEADINGS, "14", "2.4.6")
HUMAN("title-describes", LABEL_HUMAN_TITLE, "06", "2.4.2")
HUMAN("links-describe", LABEL_HUMAN_LINKS, "28", "2.4.4")
HUMAN("languages-right", LABEL_HUMAN_LANGUAGES, "11", "3.1.2")
HUMAN("table-heads-right", LABEL_HUMAN_TABLES, "15", "1.3.1")
HUMAN("colour-meaning", LABEL_HUMAN_COLOUR, "04", "1.4.1")
HUMAN("picture-contrast", LABEL_HUMAN_PICTURES, "04", "1.4.11")
HUMAN("picture-text", LABEL_HUMAN_PICTURE_TEXT, "08", "1.4.5")
HUMAN("senses", LABEL_HUMAN_SENSES, "", "1.3.3")
HUMAN("plain-words", LABEL_HUMAN_WORDS, "", "")
HUMAN("read-aloud", LABEL_HUMAN_ALOUD, "", "")
