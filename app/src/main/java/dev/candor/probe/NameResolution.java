package dev.candor.probe;

import io.netty.channel.EventLoop;
import io.netty.handler.codec.dns.DefaultDnsQuestion;
import io.netty.handler.codec.dns.DnsRecordType;
import io.netty.handler.codec.dns.DnsResponseCode;
import io.netty.resolver.ResolvedAddressTypes;
import io.netty.resolver.dns.DnsErrorCauseException;
import io.netty.resolver.dns.DnsNameResolver;
import io.netty.resolver.dns.DnsNameResolverBuilder;
import io.netty.resolver.dns.DnsNameResolverException;
import io.netty.resolver.dns.NoopAuthoritativeDnsServerCache;
import io.netty.resolver.dns.NoopDnsCache;
import io.netty.resolver.dns.NoopDnsCnameCache;
import io.netty.resolver.dns.SequentialDnsServerAddressStreamProvider;
import io.netty.util.NetUtil;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;

import org.jspecify.annotations.Nullable;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Names to addresses, asked anew for each request: {@code /etc/hosts}, then the system's name
 * servers, IPv4 before IPv6. Nothing is kept between two runs.
 *
 * <p>Whose fault is it when there is no address? A name server that says so (no such name, no
 * address, failure) speaks for what customers get: the target is down. Silence is ambiguous: either
 * the name's own servers are gone, which customers feel as well, or ours does not work, which they
 * do not. So after silence it is asked a question that every resolver can answer from memory, the
 * servers of the root; only if it answers that is the target down, else the result is unknown.
 */
final class NameResolution {
    private static final long QUERY_MILLIS = 1000;
    private static final Duration BEFORE_ASKING_AGAIN = Duration.ofMillis(50);
    private static final double SHARE_OF_TIME = 0.6;

    private final Transport transport;
    private final List<InetSocketAddress> nameServers;
    private final Map<EventLoop, DnsNameResolver> resolvers = new ConcurrentHashMap<>();

    /** Asks these name servers; empty means those of the system. */
    NameResolution(Transport transport, List<InetSocketAddress> nameServers) {
        this.transport = transport;
        this.nameServers = nameServers;
    }

    /** Finds the addresses of {@code host}, or ends the run. */
    void resolve(Run run, String host, Consumer<List<InetAddress>> found) {
        run.clock().begin(Stage.RESOLVING);
        var literal = NetUtil.createInetAddressFromIpAddressString(host);
        if (literal != null) {
            found.accept(List.of(literal));
            return;
        }
        new Question(run, host, found).ask();
    }

    private DnsNameResolver resolver(EventLoop loop) {
        return resolvers.computeIfAbsent(loop, this::build);
    }

    private DnsNameResolver build(EventLoop loop) {
        var builder =
                new DnsNameResolverBuilder(loop)
                        .datagramChannelType(transport.datagramType())
                        .socketChannelType(transport.socketType())
                        .resolvedAddressTypes(ResolvedAddressTypes.IPV4_PREFERRED)
                        .completeOncePreferredResolved(false)
                        .queryTimeoutMillis(QUERY_MILLIS)
                        .resolveCache(NoopDnsCache.INSTANCE)
                        .cnameCache(NoopDnsCnameCache.INSTANCE)
                        .authoritativeDnsServerCache(NoopAuthoritativeDnsServerCache.INSTANCE);
        if (!nameServers.isEmpty()) {
            builder.nameServerProvider(new SequentialDnsServerAddressStreamProvider(nameServers));
        }
        return builder.build();
    }

    /** One name for one run; ends in addresses, in a verdict, or at the run's deadline. */
    private final class Question {
        private final Run run;
        private final String host;
        private final Consumer<List<InetAddress>> found;
        private final Duration limit;
        private boolean settled;

        Question(Run run, String host, Consumer<List<InetAddress>> found) {
            this.run = run;
            this.host = host;
            this.found = found;
            limit = Duration.ofNanos((long) (run.remaining().toNanos() * SHARE_OF_TIME));
        }

        void ask() {
            run.after(limit, this::silence);
            askOnce();
        }

        private void askOnce() {
            resolver(run.loop())
                    .resolveAll(host)
                    .addListener(
                            (Future<List<InetAddress>> answer) -> run.step(() -> answered(answer)));
        }

        private void answered(Future<List<InetAddress>> answer) {
            if (settled) {
                return;
            }
            if (answer.isSuccess()) {
                settled = true;
                found.accept(answer.getNow());
                return;
            }
            var code = code(answer.cause());
            if (code == null) {
                run.after(BEFORE_ASKING_AGAIN, this::again);
                return;
            }
            settled = true;
            run.down(sentence(code));
        }

        private void again() {
            if (!settled) {
                askOnce();
            }
        }

        private String sentence(DnsResponseCode code) {
            if (code.equals(DnsResponseCode.NXDOMAIN)) {
                return "the name " + host + " does not resolve (NXDOMAIN)";
            }
            return code.equals(DnsResponseCode.NOERROR)
                    ? "the name " + host + " has no address"
                    : "the name " + host + " does not resolve (" + words(code) + ")";
        }

        private void silence() {
            if (settled) {
                return;
            }
            settled = true;
            var rest = run.remaining().multipliedBy(3).dividedBy(4);
            run.after(rest, this::resolverIsSilent);
            resolver(run.loop())
                    .resolveAll(new DefaultDnsQuestion(".", DnsRecordType.NS))
                    .addListener((Future<List<?>> answer) -> {
                        var works = answer.isSuccess() || code(answer.cause()) != null;
                        if (answer.isSuccess()) {
                            answer.getNow().forEach(ReferenceCountUtil::release);
                        }
                        run.step(works ? this::nameIsSilent : this::resolverIsSilent);
                    });
        }

        private void nameIsSilent() {
            run.down(
                    "the name "
                            + host
                            + " was not resolved within "
                            + Sentences.duration(limit)
                            + ", although the name server answers other questions");
        }

        private void resolverIsSilent() {
            run.unknown(
                    "our name server did not answer within "
                            + Sentences.duration(limit)
                            + " when asked for "
                            + host);
        }
    }

    private static String words(DnsResponseCode code) {
        var text = code.toString().toUpperCase(Locale.ROOT);
        var bracket = text.indexOf('(');
        return bracket < 0 ? text : text.substring(0, bracket);
    }

    /** What a name server answered, or null when none did. */
    private static @Nullable DnsResponseCode code(Throwable failure) {
        for (@Nullable Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof DnsErrorCauseException error) {
                return error.getCode();
            }
            if (each instanceof DnsNameResolverException) {
                return null;
            }
        }
        // Neither an error nor a question that failed: an answer without an address.
        return DnsResponseCode.NOERROR;
    }
}
