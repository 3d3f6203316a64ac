"""Coding: what annotators say of sentences and acts, read and checked cell by cell."""
