"""Make the book: the lessons as a static site whose demos play without Python."""
