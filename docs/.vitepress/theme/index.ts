import type { Theme } from 'vitepress';
import DefaultTheme from 'vitepress/theme-without-fonts';
import FrontPage from './FrontPage.vue';
import PlaygroundPage from './PlaygroundPage.vue';
import './style.css';

export default {
  extends: DefaultTheme,
  enhanceApp: ({ app }) => {
    // The pages name them as their layouts.
    app.component('front', FrontPage);
    app.component('playground', PlaygroundPage);
  },
} satisfies Theme;
