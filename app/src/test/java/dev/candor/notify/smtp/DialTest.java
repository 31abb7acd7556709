package dev.candor.notify.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.model.MailSettings;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A relay whose name has several addresses, not all of which answer. */
class DialTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static InetAddress address(int last) throws IOException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) last});
    }

    private static MailSettings.Relay relay(int port) {
        return new MailSettings.Relay("relay.example", port, MailSettings.Tls.OFF, null, null);
    }

    @Test
    void theNextAddressIsTriedWhenOneDoesNotAnswer() throws IOException {
        try (var server = new ServerSocket(0, 1, address(1));
                var socket =
                        Dial.to(
                                relay(server.getLocalPort()),
                                List.of(address(2), address(3), address(1)),
                                PATIENCE)) {
            assertThat(socket.getInetAddress()).isEqualTo(address(1));
        }
    }

    @Test
    void noMoreThanAFewAreTried() throws IOException {
        try (var server = new ServerSocket(0, 1, address(1))) {
            var many = new ArrayList<>(Collections.nCopies(Dial.MOST, address(2)));
            many.add(address(1));
            assertThatThrownBy(() -> Dial.to(relay(server.getLocalPort()), many, PATIENCE))
                    .isInstanceOf(RelayTrouble.class)
                    .hasMessageContaining("no connection: Connection refused");
        }
    }
}
