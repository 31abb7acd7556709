package dev.candor.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.InetAddress;
import java.util.List;

class AddressClassTest {
    @ParameterizedTest
    @CsvSource({
        "1.1.1.1, PUBLIC",
        "9.255.255.255, PUBLIC",
        "10.0.0.0, PRIVATE",
        "10.255.255.255, PRIVATE",
        "11.0.0.0, PUBLIC",
        "172.15.255.255, PUBLIC",
        "172.16.0.0, PRIVATE",
        "172.31.255.255, PRIVATE",
        "172.32.0.0, PUBLIC",
        "192.168.1.1, PRIVATE",
        "100.64.0.1, PRIVATE",
        "100.128.0.1, PUBLIC",
        "127.0.0.1, LOOPBACK",
        "127.255.0.1, LOOPBACK",
        "169.254.1.1, LINK_LOCAL",
        "169.254.169.254, METADATA",
        "100.100.100.200, METADATA",
        "224.0.0.1, MULTICAST",
        "240.0.0.1, RESERVED",
        "255.255.255.255, RESERVED",
        "0.0.0.0, RESERVED",
        "192.0.2.1, RESERVED",
        "2606:4700::1, PUBLIC",
        "::1, LOOPBACK",
        "::, RESERVED",
        "fe80::1, LINK_LOCAL",
        "fc00::1, UNIQUE_LOCAL",
        "fdff::1, UNIQUE_LOCAL",
        "fd00:ec2::254, METADATA",
        "ff02::1, MULTICAST",
        "2001:db8::1, RESERVED",
        "::ffff:10.0.0.1, PRIVATE",
        "::ffff:169.254.169.254, METADATA",
        "::10.0.0.1, PRIVATE",
        "64:ff9b::7f00:1, LOOPBACK",
        "2002:a00:1::, PRIVATE",
        "2002:101:101::, PUBLIC"
    })
    void everyAddressHasTheClassOfItsBlock(String address, AddressClass kind) {
        assertThat(AddressClass.of(InetAddress.ofLiteral(address))).isEqualTo(kind);
    }

    @Test
    void aRedirectMayStayInTheClassOfTheTargetAndGoToThePublic() {
        var policy = new AddressPolicy(List.of(Cidr.parse("10.1.0.0/16")));
        var inside = InetAddress.ofLiteral("10.2.0.1");
        assertThat(policy.refusal(inside, AddressClass.PUBLIC)).isPresent();
        assertThat(policy.refusal(inside, AddressClass.LOOPBACK)).isPresent();
        assertThat(policy.refusal(inside, AddressClass.PRIVATE)).isEmpty();
        var allowed = InetAddress.ofLiteral("10.1.255.1");
        assertThat(policy.refusal(allowed, AddressClass.PUBLIC)).isEmpty();
        var outside = InetAddress.ofLiteral("1.1.1.1");
        assertThat(policy.refusal(outside, AddressClass.PRIVATE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.9.9.9, true",
        "10.0.0.0/8, 11.0.0.0, false",
        "10.0.0.128/25, 10.0.0.127, false",
        "10.0.0.128/25, 10.0.0.128, true",
        "10.0.0.1, 10.0.0.1, true",
        "10.0.0.1, 10.0.0.2, false",
        "0.0.0.0/0, 1.2.3.4, true",
        "0.0.0.0/0, ::1, false",
        "fd00::/8, fdab::1, true"
    })
    void aBlockContainsItsAddresses(String block, String address, boolean contains) {
        assertThat(Cidr.parse(block).contains(InetAddress.ofLiteral(address))).isEqualTo(contains);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ten", "10.0.0.0/33", "10.0.0.0/", "10.0.0/8", "::/129", "1/-1"})
    void whatIsNoBlockIsRefusedWithASentence(String text) {
        assertThatThrownBy(() -> Cidr.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + text + "'");
    }
}
