package org.gradcheck4j.harness.application.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The stronger a colour of a heat map stands out from the ground, the worse is the entry: on a light ground and on a dark one. */
class MapColoursTest {

    @Test
    void colours_stand_out_the_more_the_worse_the_entry_is() {
        List<List<Double>> schemes = Pattern.compile("--card: (#\\w+);.*?--h0: (.*?); --u:", Pattern.DOTALL)
                .matcher(PagePart.STYLE.text())
                .results()
                .map(MapColoursTest::contrasts)
                .toList();
        assertThat(schemes)
                .hasSize(2)
                .allSatisfy(
                        contrasts -> assertThat(contrasts).hasSize(8).isSorted().doesNotHaveDuplicates());
    }

    private static List<Double> contrasts(MatchResult scheme) {
        double ground = luminance(scheme.group(1));
        return Pattern.compile("#\\w{6}")
                .matcher(scheme.group(2))
                .results()
                .map(colour -> contrast(ground, luminance(colour.group())))
                .toList();
    }

    /** As WCAG defines it. */
    private static double contrast(double one, double other) {
        return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    }

    private static double luminance(String colour) {
        int rgb = Integer.parseInt(colour.substring(1), 16);
        return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb);
    }

    private static double linear(int channel) {
        double c = (channel & 0xff) / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }
}
