package dev.candor.probe;

import io.netty.channel.EventLoop;
import io.netty.channel.IoEventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.EventExecutor;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The threads and sockets that probes use: native epoll where there is one, else those of the JDK.
 *
 * @param group the threads
 * @param socketType what TCP connections are made of
 * @param datagramType what questions to name servers are made of
 */
record Transport(
        IoEventLoopGroup group,
        Class<? extends SocketChannel> socketType,
        Class<? extends DatagramChannel> datagramType) {
    private static final int CLOSE_WITHIN_MILLIS = 1000;

    /** New threads. */
    static Transport open(int threads) {
        var names = new DefaultThreadFactory("candor-probe", true);
        return Epoll.isAvailable()
                ? new Transport(
                        new MultiThreadIoEventLoopGroup(
                                threads, names, EpollIoHandler.newFactory()),
                        EpollSocketChannel.class,
                        EpollDatagramChannel.class)
                : new Transport(
                        new MultiThreadIoEventLoopGroup(threads, names, NioIoHandler.newFactory()),
                        NioSocketChannel.class,
                        NioDatagramChannel.class);
    }

    /** The thread for another run. */
    EventLoop next() {
        return group.next();
    }

    /** All threads. */
    List<EventExecutor> all() {
        var threads = new ArrayList<EventExecutor>();
        group.forEach(threads::add);
        return threads;
    }

    /** Ends the threads and waits for them, a second at most. */
    void close() {
        group.shutdownGracefully(0, CLOSE_WITHIN_MILLIS, TimeUnit.MILLISECONDS)
                .awaitUninterruptibly(CLOSE_WITHIN_MILLIS);
    }
}
