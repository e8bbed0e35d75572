"""The program's name and version as results print them."""

NAME = "dafeng"
VERSION = "0.1.0"
