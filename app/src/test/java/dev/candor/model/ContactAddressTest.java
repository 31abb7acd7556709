package dev.candor.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ContactAddressTest {
    @Test
    void aProgramAtAPortThatIsNeverSpokenToIsRefusedAtOnce() {
        assertThatThrownBy(() -> ContactAddress.of("https://hooks.example.com:22/"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the address must have its usual port, or one from 1024 to 65535");
        assertThat(ContactAddress.of("https://hooks.example.com:8443/").channel())
                .isEqualTo(Recipient.WEBHOOK);
    }
}
