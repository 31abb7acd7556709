package dev.candor.app;

/**
 * Requests to a data folder: to the running server through its control socket, or done here when no
 * server runs. Used by one thread.
 */
public interface Control extends AutoCloseable {
    /**
     * Asks and waits for the answer.
     *
     * @throws ControlException when the server goes away before it has answered
     */
    ControlAnswer ask(ControlRequest request);

    @Override
    void close();
}
