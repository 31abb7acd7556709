package dev.candor.web;

import dev.candor.web.api.ApiAnswer;
import dev.candor.web.api.ApiRequest;

/**
 * Pages that people fill in, without a token. Blocks on the store: called on a thread that may
 * block, of which there are few for those who have no token. Thread-safe.
 */
public interface Forms {
    /** Whether these pages are at that path; asked on the event loop. */
    boolean answers(String path);

    /** Answers a request. Throws nothing: each failure is a page with a sentence. */
    ApiAnswer answer(ApiRequest request);
}
