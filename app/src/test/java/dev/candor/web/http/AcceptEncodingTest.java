package dev.candor.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptEncodingTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "gzip",
                "GZip",
                "x-gzip",
                "gzip, deflate, br, zstd",
                "br;q=1.0, gzip;q=0.8, *;q=0.1",
                "deflate , gzip ; q=0.5",
                "*",
                "gzip;q=1.0, identity; q=0.5, *;q=0",
                "gzip;q=0.001",
                "identity;q=0, gzip;q=0.2",
                "gzip;q=0.5, identity;q=0.5",
                ",,gzip",
                "gzip;Q=0.7",
            })
    void gzipIsSentToWhoeverLikesItNoLessThanNoCoding(String field) {
        assertThat(AcceptEncoding.prefersGzip(field)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "identity",
                "br",
                "gzip;q=0",
                "gzip;q=0.000",
                "gzip;q=0, *",
                "*;q=0",
                "identity, gzip;q=0.5",
                "gzip;q=2",
                "gzip;q=-1",
                "gzip;q=0.1234",
                "gzip;level=9",
                "gzip;q",
                "notgzip",
                "gzipped",
                ";;;q=,=,",
            })
    void theRestGetsNoCoding(String field) {
        assertThat(AcceptEncoding.prefersGzip(field)).isFalse();
    }

    @Test
    void withoutTheFieldNoCodingIsUsed() {
        assertThat(AcceptEncoding.prefersGzip(null)).isFalse();
    }
}
