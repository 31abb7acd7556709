package dev.candor.web;

/** What an address of the server answers. */
enum Face {
    /** Everything; the figures for holders of a token. */
    WHOLE,
    /** What is for everybody; the rest is not there. */
    PUBLIC,
    /** Everything, the figures without a token: whoever reaches it is trusted with them. */
    ADMIN
}
