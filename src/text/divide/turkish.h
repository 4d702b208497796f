/*
 * turkish: where a Turkish word may be divided.
 *
 * Does     Turkish syllables follow one rule without exceptions: each has one
 *          vowel and begins with the consonant before it, if there is one.
 * Units    letters, lower case.
 * Gives    1 where the word may be divided before letter i, else 0.
 * Errors   none.
 * Memory   none.
 * Source   Türk Dil Kurumu, Yazım Kılavuzu: Hece Yapısı ve Satır Sonunda
 *          Kelimelerin Bölünmesi.
 */
#ifndef TEXT_DIVIDE_TURKISH_H
#define TEXT_DIVIDE_TURKISH_H

#include <stddef.h>
#include <stdint.h>

void hyph_tr_apply(const uint32_t *letters, size_t n, uint8_t *values);

#endif
