"""Tests of folding, pinyin, ids and near matches."""
