package org.gradcheck4j.harness.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ParagraphTest {

    @Test
    void a_line_breaks_before_it_is_too_long() {
        assertThat(Paragraph.wrapped("one two three four", 9, 2)).isEqualTo("one two\n  three\n  four");
        assertThat(Paragraph.wrapped("one two three", 13, 2)).isEqualTo("one two three");
    }

    @Test
    void a_line_may_be_as_long_as_the_width() {
        assertThat(Paragraph.wrapped("one two", 3, 0)).isEqualTo("one\ntwo");
    }

    @Test
    void an_index_is_never_broken() {
        assertThat(Paragraph.wrapped("see dW1[0, 1] first", 10, 0)).isEqualTo("see\ndW1[0, 1]\nfirst");
    }

    @Test
    void a_word_is_never_broken() {
        assertThat(Paragraph.wrapped("a/very/long/path is here", 5, 2)).isEqualTo("a/very/long/path\n  is\n  here");
        assertThat(Paragraph.wrapped("whole", 2, 0)).isEqualTo("whole");
    }
}
