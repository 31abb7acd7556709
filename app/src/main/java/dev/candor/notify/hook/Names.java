package dev.candor.notify.hook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Finds the addresses of hosts. Thread-safe; may block for as long as the system's resolver. */
@FunctionalInterface
interface Names {
    /** The system's resolver. */
    Names SYSTEM = host -> List.of(InetAddress.getAllByName(host));

    /**
     * The addresses of a host, the first to be tried first; of an address, itself.
     *
     * @throws UnknownHostException when there is none
     */
    List<InetAddress> of(String host) throws UnknownHostException;
}
