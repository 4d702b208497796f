/*
 * fields: what a struct is made of, so that whoever must look at all of it
 *         (a dump, a fingerprint, a search) reads one table.
 *
 * Does     describes a struct member by member; finds the structs behind a
 *          member one after the other.
 * Units    offsets and sizes in bytes.
 * Gives    members in the order of the table. A kind of member that the
 *          macros below do not know does not compile.
 * Errors   none. tests/unit/test_fields_*.c lay a table over its struct and
 *          fail where a byte belongs to no member or to two.
 * Memory   tables are static; nothing is allocated.
 * Source   own.
 */
#ifndef BASE_FIELDS_H
#define BASE_FIELDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum field_kind {
	FIELD_UNKNOWN, /* in no table */
	FIELD_NUMBER,  /* bool, enum, integer */
	FIELD_TEXT,    /* const char *, NULL = none */
	FIELD_STRUCT,  /* inside */
	FIELD_POINTER, /* to one struct, NULL = none */
	FIELD_ARRAY,   /* to several */
	FIELD_CHAIN,   /* to the first of several, each of which points to the next */
	FIELD_CHOICE,  /* a union; a number beside it says which member is meant */
	FIELD_EMPTY,   /* a choice without a member */
	FIELD_ASIDE,   /* says nothing by itself: a count, a way back, a place in the input */
};

struct field {
	const char *name;
	const char *shown; /* the name in a dump, NULL = the member's */
	enum field_kind kind;
	int means; /* the tables' own kinds of texts, numbers and asides; 0 = nothing special */
	size_t at, size;
	bool is_signed;
	int64_t none;            /* NUMBER: the value that says nothing */
	const void *words;       /* NUMBER: the tables' own names of its values, NULL = none */
	const void *absent;      /* STRUCT: what is left where it may not be told */
	const struct fields *of; /* what the structs behind it are made of */
	size_t count_at;         /* ARRAY: a size_t beside it, or `count` of them */
	size_t count;
	const struct field *choices; /* CHOICE: one for each value of the int at tag_at */
	size_t nchoices, tag_at;
};

struct fields {
	const char *name;
	int means; /* the tables' own kinds of structs, 0 = nothing special */
	size_t size;
	const struct field *v;
	size_t n;
	size_t next_at; /* of a struct in a chain: where it points to the next */
};

int64_t field_number(const struct field *f, const void *record);
const char *field_text(const struct field *f, const void *record);

/* How many structs an ARRAY holds. */
size_t field_count(const struct field *f, const void *record);

/*
 * The structs behind a member, one after the other, then NULL. Like strchr()
 * they lend what the caller may be allowed to write to.
 */
void *field_first(const struct field *f, const void *record);
void *field_next(const struct field *f, const void *record, const void *one);

/* An ARRAY's new place and number; a VEC() has room for no more. */
void field_put(const struct field *f, void *record, const void *v, size_t n);

/* The member a CHOICE means in this record; any other member is itself. */
const struct field *field_meant(const struct field *f, const void *record);

/* ---- how tables are written ---- */

/* Each with more said of the member at the end: .means = …, .none = …, .words = …. */
#define FIELD_PLACE(T, f) .name = #f, .at = offsetof(T, f), .size = sizeof(((T *)0)->f)
#define FIELD_NUMBER_TYPE(v)                                                                       \
	_Generic((v), bool                                                                         \
		 : FIELD_NUMBER, int                                                               \
		 : FIELD_NUMBER, unsigned                                                          \
		 : FIELD_NUMBER, int64_t                                                           \
		 : FIELD_NUMBER)
#define FIELD_SIGNED(v) _Generic((v), int : true, int64_t : true, default : false)

#define NUMBER_AS(T, f, ...)                                                                       \
	{                                                                                          \
		FIELD_PLACE(T, f), .kind = FIELD_NUMBER_TYPE(((T *)0)->f),                         \
				   .is_signed = FIELD_SIGNED(((T *)0)->f), __VA_ARGS__             \
	}
#define TEXT_AS(T, f, ...)                                                                           \
	{                                                                                            \
		FIELD_PLACE(T, f), .kind = _Generic(((T *)0)->f, const char * : FIELD_TEXT),       \
				   __VA_ARGS__ \
	}
#define STRUCT_AS(T, f, fields, ...)                                                               \
	{                                                                                          \
		FIELD_PLACE(T, f), .kind = FIELD_STRUCT, .of = &(fields), __VA_ARGS__              \
	}
#define POINTER_AS(T, f, fields, ...)                                                              \
	{                                                                                          \
		FIELD_PLACE(T, f), .kind = FIELD_POINTER, .of = &(fields), __VA_ARGS__             \
	}
/* n: the size_t member that counts them. */
#define ARRAY_AS(T, f, n, fields, ...)                                                             \
	{                                                                                          \
		FIELD_PLACE(T, f), .kind = FIELD_ARRAY, .of = &(fields),                           \
				   .count_at = offsetof(T, n), __VA_ARGS__                         \
	}
#define CHAIN_AS(T, f, fields, ...)                                                                \
	{                                                                                          \
		FIELD_PLACE(T, f), .kind = FIELD_CHAIN, .of = &(fields), __VA_ARGS__               \
	}
#define ASIDE_AS(T, f, ...)                                                                        \
	{                                                                                          \
		FIELD_PLACE(T, f), .kind = FIELD_ASIDE, __VA_ARGS__                                \
	}
#define NUMBER(T, f) NUMBER_AS(T, f, .means = 0)
#define TEXT(T, f) TEXT_AS(T, f, .means = 0)
#define STRUCT(T, f, fields) STRUCT_AS(T, f, fields, .means = 0)
#define POINTER(T, f, fields) POINTER_AS(T, f, fields, .means = 0)
#define ARRAY(T, f, n, fields) ARRAY_AS(T, f, n, fields, .means = 0)
#define CHAIN(T, f, fields) CHAIN_AS(T, f, fields, .means = 0)
#define ASIDE(T, f) ASIDE_AS(T, f, .means = 0)
/* A whole VEC(): where it is, how many there are and how many there could be. */
#define LIST_AS(T, f, fields, ...) ARRAY_AS(T, f, f.n, fields, __VA_ARGS__)
#define LIST(T, f, fields) LIST_AS(T, f, fields, .means = 0)
/* An array inside the struct. */
#define ROW_OF(T, f, fields)                                                                       \
	STRUCT_AS(T, f, fields, .count = sizeof(((T *)0)->f) / sizeof(((T *)0)->f[0]))
/* A nameless union at the struct's end, one of its members named; by: one for each value of tag. */
#define CHOICE(T, member, tag, by)                                                                 \
	{                                                                                          \
		.name = #tag, .kind = FIELD_CHOICE, .at = offsetof(T, member),                     \
		.size = sizeof(T) - offsetof(T, member), .choices = (by),                          \
		.nchoices = sizeof(by) / sizeof(*(by)), .tag_at = offsetof(T, tag)                 \
	}

#define FIELDS_OF(T, table)                                                                        \
	.name = #T, .size = sizeof(T), .v = (table), .n = sizeof(table) / sizeof(*(table))
#define FIELDS(T, table)                                                                           \
	{                                                                                          \
		FIELDS_OF(T, table)                                                                \
	}
#define FIELDS_AS(T, table, ...)                                                                   \
	{                                                                                          \
		FIELDS_OF(T, table), __VA_ARGS__                                                   \
	}
#define CHAINED(T, table, next)                                                                    \
	{                                                                                          \
		FIELDS_OF(T, table), .next_at = offsetof(T, next)                                  \
	}
/* What arrays of plain values hold. */
#define ONE_NUMBER_AS(T, ...)                                                                      \
	{                                                                                          \
		.kind = FIELD_NUMBER, .size = sizeof(T), .is_signed = (T)-1 < (T)1, __VA_ARGS__    \
	}
#define ONE_NUMBER(T) ONE_NUMBER_AS(T, .means = 0)

#endif
