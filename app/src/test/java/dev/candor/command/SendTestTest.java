package dev.candor.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.candor.model.ContactAddress;
import dev.candor.model.Preferences;
import dev.candor.model.Subscriber;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.time.ZoneId;

class SendTestTest {
    private static final String PROGRAM = "https://hooks.example.com/status";

    private Scene scene;

    @BeforeEach
    void furnish(@TempDir Path folder) {
        scene = Scene.furnished(folder);
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void aConfiguredChannelNeedsNoAddress() {
        var to = scene.system(new SendTest("ops-chat", "")).to();
        assertThat(to.channel()).isEqualTo("ops-chat");
        assertThat(to.address()).isEqualTo("ops-chat");
    }

    @Test
    void aProgramIsSentATestAsTheSubscriberThatItIs() {
        var zone = ZoneId.of("Europe/Vienna");
        var subscriber =
                scene.system(
                        new Subscribe(
                                new NewSubscription(
                                        new ContactAddress("webhook", PROGRAM),
                                        Preferences.everything("de", zone),
                                        true,
                                        Subscriber.Consent.How.COMMAND_LINE,
                                        "")));
        var to = scene.system(new SendTest("webhook", PROGRAM)).to();
        assertThat(to.key()).isEqualTo(Subscriber.KEY + subscriber.id());
        assertThat(to.language()).isEqualTo("de");
        assertThat(to.zone()).isEqualTo(zone);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ''      | ''                | a test needs a channel
                    mail    | ''                | a test on the channel mail needs an e-mail address
                    mail    | operator          | this is not an e-mail address
                    webhook | ''                | needs the address of a program
                    webhook | http://a.example  | this is not the address of a program
                    webhook | https://a.example | no program subscribed with this address
                    """)
    void whatCannotArriveIsRefusedAtOnce(String channel, String address, String why) {
        assertThatThrownBy(() -> scene.system(new SendTest(channel, address)))
                .isInstanceOf(Rejected.class)
                .hasMessageContaining(why);
    }
}
