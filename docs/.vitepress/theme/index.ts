import type { Theme } from 'vitepress';
import DefaultTheme from 'vitepress/theme-without-fonts';
import PlaygroundPage from './PlaygroundPage.vue';
import './style.css';

export default {
  extends: DefaultTheme,
  enhanceApp: ({ app }) => {
    // The pages name it as their layout.
    app.component('playground', PlaygroundPage);
  },
} satisfies Theme;
