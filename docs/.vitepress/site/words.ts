/**
 * The words of the site around its pages, in both languages.
 */
import type { DefaultTheme } from 'vitepress';

/** The reference of the API, which TypeDoc writes. */
export const api = { link: '/api/' } as const;

export const english = {
  description:
    'Score assessment criteria written as JSON: verdicts, titles and roll-ups that anyone can re-run and get the same bytes',
  nav: [
    { text: 'Playground', link: '/playground' },
    {
      text: 'Guides',
      items: [
        { text: 'For developers', link: '/guide/developer' },
        { text: 'For provinces', link: '/guide/province' },
        { text: 'For auditors', link: '/guide/auditor' },
        { text: 'Examples', link: '/examples/' },
      ],
    },
    { text: 'Operators', link: '/reference/operators' },
    { text: 'API', ...api },
    { text: 'Semantics', link: '/SEMANTICS' },
  ],
  theme: {} satisfies DefaultTheme.Config,
};

export const vietnamese = {
  description:
    'Chấm bộ tiêu chí viết bằng JSON: kết luận, danh hiệu và tổng hợp mà ai cũng chạy lại được, ra đúng từng byte',
  nav: [
    { text: 'Chạy thử', link: '/vi/playground' },
    {
      text: 'Hướng dẫn',
      items: [
        { text: 'Cho địa phương', link: '/vi/guide/province' },
        { text: 'Cho người kiểm tra', link: '/vi/guide/auditor' },
        { text: 'Cho người lập trình', link: '/vi/guide/developer' },
        { text: 'Ví dụ (tiếng Anh)', link: '/examples/' },
      ],
    },
    { text: 'Toán tử', link: '/vi/reference/operators' },
    { text: 'API (tiếng Anh)', ...api },
    { text: 'Ngữ nghĩa (tiếng Anh)', link: '/SEMANTICS' },
  ],
  theme: {
    outline: { label: 'Trên trang này' },
    docFooter: { prev: 'Trang trước', next: 'Trang sau' },
    darkModeSwitchLabel: 'Giao diện',
    lightModeSwitchTitle: 'Chuyển sang giao diện sáng',
    darkModeSwitchTitle: 'Chuyển sang giao diện tối',
    sidebarMenuLabel: 'Mục lục',
    returnToTopLabel: 'Về đầu trang',
    langMenuLabel: 'Đổi ngôn ngữ',
    skipToContentLabel: 'Đến nội dung',
    notFound: {
      title: 'KHÔNG TÌM THẤY TRANG',
      quote: 'Địa chỉ này không có trang nào.',
      linkLabel: 'về trang đầu',
      linkText: 'Về trang đầu',
    },
  } satisfies DefaultTheme.Config,
  search: {
    button: { buttonText: 'Tìm kiếm', buttonAriaLabel: 'Tìm kiếm' },
    modal: {
      displayDetails: 'Hiện chi tiết',
      resetButtonTitle: 'Xóa',
      backButtonTitle: 'Đóng',
      noResultsText: 'Không tìm thấy',
      footer: { selectText: 'để chọn', navigateText: 'để di chuyển', closeText: 'để đóng' },
    },
  },
};
