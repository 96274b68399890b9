import { type Theme, useData } from 'vitepress';
import DefaultTheme from 'vitepress/theme-without-fonts';
import { h } from 'vue';
import CurvePanels from './CurvePanels.vue';
import FrontPage from './FrontPage.vue';
import PlaygroundPage from './PlaygroundPage.vue';
import './style.css';

export default {
  extends: DefaultTheme,
  Layout: () => {
    const { frontmatter } = useData();
    return h(DefaultTheme.Layout, null, {
      'doc-footer-before': () => (frontmatter.value.curve ? h(CurvePanels) : null),
    });
  },
  enhanceApp: ({ app }) => {
    // The pages name them as their layouts.
    app.component('front', FrontPage);
    app.component('playground', PlaygroundPage);
  },
} satisfies Theme;
